# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Production, Models only on GCP.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=models&env=production&cloud=gcp&mysql=meets-sizing&files=both

output "url" {
  description = "URL of W&B. It works once the DNS record exists and the certificate is active."
  value       = module.wandb.url
}

output "address" {
  description = "IP address of the load balancer."
  value       = module.wandb.address
}

output "dns_record" {
  description = "Create this DNS record. The certificate becomes active some time later."
  value       = "${var.subdomain}.${var.domain_name}. A ${module.wandb.address}"
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
