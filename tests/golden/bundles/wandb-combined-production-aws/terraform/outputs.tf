# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Production, Models and Weave on AWS.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=combined&env=production&cloud=aws&domain=mlops.example.org&files=both

output "url" {
  description = "URL of W&B. The cluster creates the DNS record a few minutes after the apply."
  value       = module.wandb.url
}

output "cluster_name" {
  description = "Name of the EKS cluster."
  value       = module.wandb.cluster_name
}

output "kubectl_setup" {
  description = "Run this to point kubectl at the cluster."
  value       = "aws eks update-kubeconfig --region ${var.region} --name ${module.wandb.cluster_name}"
}

output "bucket_name" {
  description = "S3 bucket that holds artifacts and files."
  value       = module.wandb.bucket_name
}

output "node_role_arn" {
  description = "IAM role of the nodes. If a team brings its own bucket, grant this role access to it."
  value       = module.wandb.cluster_node_role.arn
}

output "kms_key_arn" {
  description = "KMS key that encrypts the database, the bucket and the disks."
  value       = module.wandb.kms_key_arn
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
