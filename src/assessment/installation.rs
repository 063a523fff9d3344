//! Tasks that depend on how W&B is installed.

use std::borrow::Cow;

use super::{ChecklistItem, TaskId};
use crate::{
    catalog::CHART_SOURCE,
    evidence::{Evidence, Source},
    plan::{Authority, Delivery, Egress, Login, Mail, Nodes, Plan, Platform},
    reference::{Scope, Strength, Topic},
};

const SSO_GUIDE: Source =
    Source { name: "wandb/docs, Configure SSO with OIDC at 00c54e79", date: "2026-11-30" };
const LDAP_GUIDE: Source =
    Source { name: "wandb/docs, Configure SSO with LDAP at 22827a0f", date: "2026-11-30" };
const SMTP_GUIDE: Source =
    Source { name: "wandb/docs, Configure SMTP at b531b2f3", date: "2026-11-30" };
/// W&B's guide for clusters without internet access. It also states what W&B supports on `OpenShift`.
pub(super) const AIR_GAPPED_GUIDE: Source =
    Source { name: "wandb/docs, Deploy on Air-Gapped Kubernetes at 041bf281", date: "2026-11-30" };
const NODE_TRUST: Source =
    Source { name: "wandb/wsm, docs/deployment/on-prem.md at a2e49cc", date: "2026-07-21" };
const OPENSHIFT_GUIDE: Source =
    Source { name: "wandb/operator, docs/openshift.md at 7b06306", date: "2026-08-21" };

/// The tasks of a plan's installation.
pub(super) fn installation_items(plan: &Plan) -> Vec<ChecklistItem> {
    let mut items = sign_in(plan);
    if plan.has_kubernetes() {
        items.extend(cluster(plan));
    }
    items
}

fn item(
    id: TaskId,
    topic: Topic,
    task: impl Into<Cow<'static, str>>,
    evidence: Evidence,
) -> ChecklistItem {
    ChecklistItem {
        id,
        topic,
        strength: Strength::Required,
        scope: Scope::Every,
        task: task.into(),
        evidence,
        updates: Vec::new(),
        check: None,
        files: Vec::new(),
    }
}

fn sign_in(plan: &Plan) -> Vec<ChecklistItem> {
    let fqdn = plan.fqdn();
    let mut items = Vec::new();
    match plan.installation.login {
        Login::Accounts => {}
        Login::Oidc => items.push(item(
            TaskId::OidcClient,
            Topic::Provisioning,
            format!(
                "Register W&B with your identity provider: redirect URI https://{fqdn}/oidc/callback, logout URI https://{fqdn}/logout, scopes openid, profile and email"
            ),
            Evidence::updated(
                "W&B supports OIDC with PKCE or the implicit flow, but not SAML. If nobody can sign in, LOCAL_RESTORE=true turns OIDC off until it is removed.",
                SSO_GUIDE,
            ),
        )),
        Login::Ldap => items.push(item(
            TaskId::LdapDirectory,
            Topic::Networking,
            "Allow the pods to reach your directory, and test one account before you invite users",
            Evidence::updated(
                "LDAP is configured with environment variables (LOCAL_LDAP_ADDRESS and others) or in W&B's System Settings.",
                LDAP_GUIDE,
            ),
        )),
    }
    if plan.installation.mail == Mail::Smtp {
        items.push(item(
            TaskId::SmtpServer,
            Topic::Networking,
            "Allow the pods to reach your SMTP server, and send yourself an invitation to test it",
            Evidence::updated(
                "Without your own SMTP server, W&B sends invitations through a third-party mail server.",
                SMTP_GUIDE,
            ),
        ));
    }
    items
}

fn cluster(plan: &Plan) -> Vec<ChecklistItem> {
    let installation = plan.installation;
    let mut items = Vec::new();
    if installation.egress == Egress::AirGapped {
        items.push(item(
            TaskId::Mirror,
            Topic::Networking,
            "Mirror the charts and images to your registry, and repeat this for every upgrade",
            Evidence::updated(
                "All required images must be in the air-gapped registry; keeping them current is up to you.",
                AIR_GAPPED_GUIDE,
            ),
        ));
        items.push(item(
            TaskId::RegistryTrust,
            Topic::Networking,
            "Make every node trust your registry's certificate",
            Evidence::updated(
                "Nodes pull images with containerd, which uses the node's trust store.",
                NODE_TRUST,
            ),
        ));
    }
    if installation.platform == Platform::OpenShift {
        items.push(item(
            TaskId::OpenshiftAdmin,
            Topic::Kubernetes,
            "Have a cluster administrator install the operator: it includes a custom resource definition and cluster roles",
            Evidence::updated(
                "restricted-v2 assigns each pod a user ID from the namespace's range and forbids fixed user IDs. A cluster administrator must install the operator.",
                OPENSHIFT_GUIDE,
            ),
        ));
    }
    if installation.authority == Authority::Own {
        items.push(item(
            TaskId::CaClients,
            Topic::Tls,
            "Install your CA certificate in every browser and on every training machine; for Python, set REQUESTS_CA_BUNDLE and SSL_CERT_FILE",
            Evidence::updated(
                "The chart distributes the CA only to W&B's pods.",
                CHART_SOURCE,
            ),
        ));
    }
    if installation.node_use == Nodes::Shared {
        items.push(item(
            TaskId::NodeLabels,
            Topic::Kubernetes,
            "Label the nodes that W&B may use, and create the priority class that you name",
            Evidence::updated(
                "global.nodeSelector, global.tolerations and global.priorityClassName apply to all of W&B's pods.",
                CHART_SOURCE,
            ),
        ));
    }
    if installation.delivery == Delivery::GitOps {
        items.push(item(
            TaskId::GitopsFolder,
            Topic::Provisioning,
            "Create the Secrets with install.sh --secrets or in your secret store, write the folder for Argo CD or Flux with install.sh --folder, and commit that folder",
            Evidence::Assumed {
                reason: "The folder refers to Secrets by name, so no Secret is ever committed to Git.".into(),
            },
        ));
    }
    items
}
