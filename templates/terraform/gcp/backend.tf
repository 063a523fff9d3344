{{ header|safe }}

# The state holds the license and the passwords in plain text. Keep it in
# a private bucket that the team shares. Put its name below, rename this file
# to backend.tf, and run terraform init. Without backend.tf, the state is a file in this folder.
terraform {
  backend "gcs" {
    bucket = "a-private-state-bucket"
    prefix = "{{ plan.name }}"
  }
}
