{{ header|safe }}

# The state holds the license, the passwords and the storage key in plain text. Keep it in
# a private storage account that the team shares. Put its name below, rename this file
# to backend.tf, and run terraform init. Without backend.tf, the state is a file in this folder.
terraform {
  backend "azurerm" {
    resource_group_name  = "a-state-resource-group"
    storage_account_name = "aprivatestateaccount"
    container_name       = "tfstate"
    key                  = "{{ plan.name }}.tfstate"
  }
}
