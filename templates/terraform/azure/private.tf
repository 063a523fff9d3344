{{ header|safe }}

# Private access: the application gateway has a private address and a public one, and W&B answers
# only on the private one. Nothing listens on the public one.
locals {
  # The module sets this address and the network's range, {{ plan.network }}.
  private_address = "10.10.0.10"

  private_values = {
    ingress = merge(local.wandb_values.ingress, {
      # No cert-manager: Let's Encrypt cannot reach a private address. Put your own certificate
      # into the Secret that the module names:
      #   kubectl create secret tls wandb-ssl-cert --cert=tls.crt --key=tls.key
      annotations = merge(
        { for key, value in local.wandb_values.ingress.annotations : key => value if !startswith(key, "cert-manager.io/") },
        { "appgw.ingress.kubernetes.io/use-private-ip" = "true" }
      )
    })
  }
}
