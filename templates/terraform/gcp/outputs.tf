{{ header|safe }}

output "url" {
  {%- if plan.private() %}
  description = "URL of W&B. It works once the DNS record and the certificate exist."
  {%- else %}
  description = "URL of W&B. It works once the DNS record exists and the certificate is active."
  {%- endif %}
  value       = module.wandb.url
}

output "address" {
  description = "IP address of the load balancer."
  value       = {% if plan.private() %}google_compute_address.wandb.address{% else %}module.wandb.address{% endif %}
}

output "dns_record" {
  {%- if plan.private() %}
  description = "Create this record in the DNS that your networks use."
  value       = "${var.subdomain}.${var.domain_name}. A ${google_compute_address.wandb.address}"
  {%- else %}
  description = "Create this DNS record. The certificate becomes active some time later."
  value       = "${var.subdomain}.${var.domain_name}. A ${module.wandb.address}"
  {%- endif %}
}

output "cluster_name" {
  description = "Name of the GKE cluster."
  value       = module.wandb.cluster_name
}

output "kubectl_setup" {
  description = "Run this to point kubectl at the cluster."
  value       = "gcloud container clusters get-credentials ${module.wandb.cluster_name} --location ${module.wandb.cluster_location} --project ${var.project_id}"
}

output "bucket_name" {
  description = "Cloud Storage bucket that holds artifacts and files."
  value       = module.wandb.bucket_name
}

output "service_account_email" {
  description = "Service account of W&B. If a team brings its own bucket, grant this account access to it."
  value       = module.wandb.service_account.email
}

# It contains the password. To print it: terraform output -raw database_connection
output "database_connection" {
  description = "MySQL connection string. MySQL is reachable from inside the VPC only."
  value       = module.wandb.database_connection_string
  sensitive   = true
}

output "verify_command" {
  description = "Run this on a training machine after the first login."
  value       = "pip install wandb && wandb login --host=${module.wandb.url} && wandb verify"
}
