//! The options of an installation, such as ingress controller, platform, egress and sign-in. The default of each
//! option is its first value, which also applies if a link omits it.

use serde::Serialize;

use crate::reference::{Term, Words, alternatives, term};

term! {
    /// The ingress controller that serves W&B's address.
    Ingress "ingress controller" {
        /// The default of the platform.
        Default = "default", "Platform default", "The cloud's load balancer, OpenShift's router, or ingress-nginx on premises";
        /// Traefik Proxy.
        Traefik = "traefik", "Traefik", "Traefik Proxy 3, with a middleware for the inbound ranges";
        /// `HAProxy` Kubernetes Ingress Controller.
        Haproxy = "haproxy", "HAProxy", "HAProxy Technologies' Kubernetes Ingress Controller";
        /// F5 NGINX Ingress Controller.
        F5Nginx = "f5-nginx" | "nginx-inc", "F5 NGINX", "NGINX Inc.'s controller (nginx.org annotations), not ingress-nginx";
        /// The router of `OpenShift`.
        Route = "route" | "openshift-route", "OpenShift Route", "OpenShift's router creates Routes from W&B's Ingress";
        /// The archived controller of the Kubernetes community.
        IngressNginx = "ingress-nginx", "ingress-nginx", "Archived: no more releases or security fixes";
    }
}

term! {
    /// The Kubernetes platform that W&B runs on.
    Platform "platform" {
        /// Any other Kubernetes distribution.
        Kubernetes = "kubernetes" | "k8s", "Kubernetes", "Pods run under the user IDs that W&B's chart sets";
        /// `OpenShift`.
        OpenShift = "openshift" | "ocp", "OpenShift", "Pods run under restricted-v2, which assigns their user IDs";
    }
}

term! {
    /// The hosts that the cluster can reach.
    Egress "egress" {
        /// The registries and W&B's own endpoints.
        Connected = "connected" | "online", "Connected", "The cluster pulls charts and images from the internet";
        /// Only the user's own registry.
        AirGapped = "air-gapped" | "airgapped" | "offline", "Air-gapped", "Charts and images come from your own registry, which a script fills";
    }
}

term! {
    /// The way people sign in.
    Login "login" {
        /// With W&B's own accounts.
        Accounts = "accounts", "W&B accounts", "People sign in with an email address and a password";
        /// Through an identity provider.
        Oidc = "oidc" | "sso", "OIDC", "Your identity provider signs people in. W&B does not support SAML";
        /// Through an LDAP directory.
        Ldap = "ldap", "LDAP", "Your directory signs people in; environment variables configure it";
    }
}

term! {
    /// The service that sends W&B's email.
    Mail "mail" {
        /// W&B's own service.
        Service = "service", "W&B's mail service", "W&B sends invitations through a third-party mail server";
        /// The user's own mail server.
        Smtp = "smtp", "Your SMTP server", "W&B sends invitations through your own mail server";
    }
}

term! {
    /// The certificate authority behind the certificates that W&B has to trust.
    Authority "certificate authority" {
        /// A public authority, which every machine trusts.
        Public = "public", "Public", "Every certificate comes from a public CA";
        /// The user's own authority.
        Own = "own" | "private" | "internal", "Your own", "Pods trust your CA. W&B does not support custom CAs for its own address";
    }
}

term! {
    /// The object storage of an on-premises plan.
    Storage "object storage" {
        /// Any storage that is compatible with S3.
        S3Compatible = "s3-compatible" | "s3", "S3-compatible", "Any storage that speaks S3 with TLS";
        /// `CoreWeave` AI Object Storage.
        CoreWeave = "coreweave" | "cw", "CoreWeave", "CoreWeave AI Object Storage, which addresses buckets by hostname";
        /// The S3 gateway of Ceph.
        Ceph = "ceph", "Ceph", "The S3 gateway of a Ceph cluster (RGW)";
        /// `NetApp` `StorageGRID`.
        StorageGrid = "storagegrid" | "netapp", "StorageGRID", "NetApp StorageGRID";
        /// `MinIO`'s commercial edition.
        Aistor = "aistor" | "minio-enterprise", "MinIO AIStor", "MinIO's commercial edition";
        /// `MinIO`'s open source edition.
        Minio = "minio", "MinIO (open source)", "No longer maintained: its repository is archived";
    }
}

term! {
    /// The network in which Terraform creates the deployment.
    Network "network" {
        /// A network that W&B's module creates.
        New = "new", "New", "W&B's module creates its own network";
        /// An existing network.
        Existing = "existing", "Existing", "On AWS, the module uses your subnets; elsewhere it cannot";
    }
}

term! {
    /// Whether other workloads share the worker nodes with W&B.
    Nodes "nodes" {
        /// The nodes run only W&B.
        Dedicated = "dedicated", "Dedicated", "The worker nodes run only W&B, as the sizing assumes";
        /// Other workloads run on the same nodes.
        Shared = "shared", "Shared", "W&B runs only on labeled nodes, with tolerations and a priority class";
    }
}

term! {
    /// The tool that applies the Kubernetes files.
    Delivery "delivery" {
        /// The installation script, which a person runs.
        Script = "script", "Script", "install.sh checks your values and installs W&B";
        /// Argo CD or Flux.
        GitOps = "gitops" | "argocd" | "flux", "GitOps", "A kustomization without Secrets, for Argo CD or Flux";
    }
}

/// Declares the options of an installation: a struct with a field for each, and an enum through which
/// links, the form and the command line access all of them in the same way.
macro_rules! installation {
    ($($(#[$doc:meta])* $option:ident $field:ident: $parameter:literal, $legend:literal;)+) => {
        /// The options of an installation. Every combination is valid; a finding warns about options that
        /// do not work together.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(rename_all = "camelCase")]
        pub struct Installation {
            $($(#[$doc])* pub $field: $option,)+
        }

        impl Default for Installation {
            fn default() -> Self {
                Self { $($field: $option::ALL[0],)+ }
            }
        }

        /// One option of an installation.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum InstallationOption {
            $($(#[$doc])* $option,)+
        }

        impl InstallationOption {
            /// Every option, in the form's order.
            pub const ALL: &'static [Self] = &[$(Self::$option,)+];

            /// The option's name in links, in the form and on the command line.
            #[must_use]
            pub const fn parameter(self) -> &'static str {
                match self { $(Self::$option => $parameter,)+ }
            }

            /// The option's legend in the form.
            #[must_use]
            pub const fn legend(self) -> &'static str {
                match self { $(Self::$option => $legend,)+ }
            }

            /// Returns the slug of the option's value.
            #[must_use]
            pub fn read(self, installation: &Installation) -> &'static str {
                match self { $(Self::$option => installation.$field.slug(),)+ }
            }

            /// Sets the value that a person typed and returns its slug. Returns `None`, and changes
            /// nothing, if the option has no such value.
            pub fn write(self, installation: &mut Installation, text: &str) -> Option<&'static str> {
                match self {
                    $(Self::$option => {
                        installation.$field = Term::read(text)?;
                        Some(installation.$field.slug())
                    })+
                }
            }

            /// Every value: its slug, label and consequence.
            #[must_use]
            pub fn values(self) -> Vec<[&'static str; 3]> {
                self.words().iter().map(|it| [it.slug, it.label, it.consequence]).collect()
            }

            fn words(self) -> &'static [Words] {
                match self { $(Self::$option => $option::WORDS,)+ }
            }

            /// The slugs of all values, for messages.
            #[must_use]
            pub fn alternatives(self) -> String {
                alternatives(self.words())
            }
        }
    };
}

installation! {
    /// The Kubernetes platform that W&B runs on.
    Platform platform: "platform", "Platform";
    /// The ingress controller that serves W&B's address.
    Ingress ingress: "ingress", "Ingress controller";
    /// The hosts that the cluster can reach.
    Egress egress: "egress", "Egress";
    /// The way people sign in.
    Login login: "login", "Sign-in";
    /// The service that sends W&B's email.
    Mail mail: "mail", "Email";
    /// The certificate authority behind the certificates that W&B has to trust.
    Authority authority: "authority", "Certificate authority";
    /// The object storage of an on-premises plan.
    Storage storage: "storage", "Object storage";
    /// The network in which Terraform creates the deployment.
    Network network: "network", "Network";
    /// Whether other workloads share the worker nodes with W&B.
    Nodes node_use: "node-use", "Worker nodes";
    /// The tool that applies the Kubernetes files.
    Delivery delivery: "delivery", "Delivery";
}

/// An option with its value, if that is not the default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChosenOption {
    /// The option.
    pub option: InstallationOption,
    /// The label of its value.
    pub label: &'static str,
}

impl Installation {
    /// The options that are not at their default.
    #[must_use]
    pub fn changed(&self) -> Vec<ChosenOption> {
        let default = Self::default();
        let changed = InstallationOption::ALL.iter().filter_map(|option| {
            let slug = option.read(self);
            let [_, label, _] = option.values().into_iter().find(|value| value[0] == slug)?;
            (slug != option.read(&default)).then_some(ChosenOption { option: *option, label })
        });
        changed.collect()
    }
}
