# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Test/Dev, Weave only on Azure.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=weave&env=test-dev&cloud=azure&files=both

output "url" {
  description = "URL of W&B. It works once the DNS record and the certificate exist."
  value       = module.wandb.url
}

output "address" {
  description = "IP address of the application gateway."
  value       = module.wandb.address
}

output "dns_record" {
  description = "Create this DNS record. The certificate is issued some time later."
  value       = "${var.subdomain}.${var.domain_name}. A ${module.wandb.address}"
}

output "cluster_name" {
  description = "Name of the AKS cluster. The module does not report it; it always has this form."
  value       = "${var.name}-cluster"
}

output "kubectl_setup" {
  description = "Run this to point kubectl at the cluster."
  value       = "az aks get-credentials --resource-group ${var.name} --name ${var.name}-cluster --subscription ${var.subscription_id}"
}

output "storage_account" {
  description = "Storage account that holds artifacts and files. The name is not a secret."
  value       = nonsensitive(module.wandb.wandb_spec.values.global.defaultBucket.name)
}

output "client_id" {
  description = "Managed identity of W&B. If a team brings its own storage, grant this identity access to it."
  value       = module.wandb.client_id
}

# Host, user, password and database. To print them: terraform output -json database_connection
output "database_connection" {
  description = "MySQL connection settings of W&B. MySQL is reachable from inside the virtual network only."
  value       = module.wandb.wandb_spec.values.global.mysql
  sensitive   = true
}

output "verify_command" {
  description = "Run this on a training machine after the first login."
  value       = "pip install wandb && wandb login --host=${module.wandb.url} && wandb verify"
}
