{{ header|safe }}

# The state holds the license and the passwords in plain text. Keep it in
# a private, encrypted bucket that the team shares. Put its name below, rename this file
# to backend.tf, and run terraform init. Without backend.tf, the state is a file in this folder.
terraform {
  backend "s3" {
    bucket       = "a-private-state-bucket"
    key          = "{{ plan.name }}/terraform.tfstate"
    region       = "{{ plan.region }}"
    encrypt      = true
    use_lockfile = true # needs Terraform 1.10 or later
  }
}
