//! How W&B is installed: the controller in front of it, the platform under it, what it may reach, and how people
//! sign in. The default of each option is its first value, which is also what a link without it means.

use serde::Serialize;

use crate::reference::{Term, term};

term! {
    /// Which ingress controller serves W&B's address.
    Ingress "ingress controller" {
        /// The platform's own.
        Default = "default", "The platform's own", "The cloud's load balancer, OpenShift's router, or ingress-nginx on premises";
        /// Traefik Proxy.
        Traefik = "traefik", "Traefik", "Traefik Proxy 3, with a middleware for the inbound ranges";
        /// `HAProxy` Kubernetes Ingress Controller.
        Haproxy = "haproxy", "HAProxy", "HAProxy Technologies' Kubernetes Ingress Controller";
        /// F5 NGINX Ingress Controller.
        F5Nginx = "f5-nginx" | "nginx-inc", "F5 NGINX", "NGINX Inc.'s controller (nginx.org annotations), not ingress-nginx";
        /// The router of `OpenShift`.
        Route = "route" | "openshift-route", "OpenShift Route", "OpenShift's router creates Routes from W&B's Ingress";
        /// The community's archived controller.
        IngressNginx = "ingress-nginx", "ingress-nginx", "Archived: no more releases or security fixes";
    }
}

term! {
    /// What W&B runs on.
    Platform "platform" {
        /// Any Kubernetes.
        Kubernetes = "kubernetes" | "k8s", "Kubernetes", "Pods run as the users that W&B's chart sets";
        /// `OpenShift`.
        OpenShift = "openshift" | "ocp", "OpenShift", "Pods run under restricted-v2, which assigns their user IDs";
    }
}

term! {
    /// What the cluster may reach.
    Egress "egress" {
        /// The registries and W&B's own endpoints.
        Connected = "connected" | "online", "Connected", "The cluster pulls charts and images from the internet";
        /// A registry of one's own alone.
        AirGapped = "air-gapped" | "airgapped" | "offline", "Air-gapped", "Charts and images come from your own registry, which a script fills";
    }
}

term! {
    /// How people sign in.
    Login "login" {
        /// By W&B's own accounts.
        Accounts = "accounts", "W&B accounts", "People sign in with an email address and a password";
        /// By an identity provider.
        Oidc = "oidc" | "sso", "OIDC", "Your identity provider signs people in. W&B has no SAML";
        /// By a directory.
        Ldap = "ldap", "LDAP", "Your directory signs people in, by environment variables";
    }
}

term! {
    /// Who sends W&B's email.
    Mail "mail" {
        /// W&B's own service.
        Service = "service", "W&B's mail service", "Invitations go out through a third party's mail server";
        /// A mail server of one's own.
        Smtp = "smtp", "Your SMTP server", "Invitations go out through your own mail server";
    }
}

term! {
    /// Who signs the certificates that W&B meets.
    Authority "certificate authority" {
        /// One that every machine trusts.
        Public = "public", "Public", "Every certificate comes from a public CA";
        /// One's own.
        Own = "own" | "private" | "internal", "Your own", "Pods trust your CA. W&B does not support custom CAs for its own address";
    }
}

term! {
    /// Which object storage a plan on premises uses.
    Storage "object storage" {
        /// Any that is compatible with S3.
        S3Compatible = "s3-compatible" | "s3", "S3-compatible", "Any storage that speaks S3 with TLS";
        /// `CoreWeave`'s.
        CoreWeave = "coreweave" | "cw", "CoreWeave", "CoreWeave AI Object Storage, which addresses buckets by host name";
        /// Ceph.
        Ceph = "ceph", "Ceph", "The S3 gateway of a Ceph cluster (RGW)";
        /// `NetApp`'s.
        StorageGrid = "storagegrid" | "netapp", "StorageGRID", "NetApp StorageGRID";
        /// `MinIO`'s commercial product.
        Aistor = "aistor" | "minio-enterprise", "MinIO AIStor", "MinIO's commercial edition";
        /// `MinIO`'s open source edition.
        Minio = "minio", "MinIO (open source)", "No longer maintained: its repository is archived";
    }
}

term! {
    /// In which network Terraform creates the deployment.
    Network "network" {
        /// One that W&B's module makes.
        New = "new", "New", "W&B's module creates its own network";
        /// One that is there.
        Existing = "existing", "Existing", "On AWS, the module uses your subnets; elsewhere it cannot";
    }
}

term! {
    /// Whether the nodes are W&B's alone.
    Nodes "nodes" {
        /// They are.
        Dedicated = "dedicated", "Dedicated", "The worker nodes run W&B alone, as its sizes assume";
        /// Others also run on them.
        Shared = "shared", "Shared", "W&B is kept to labeled nodes, with tolerations and a priority class";
    }
}

term! {
    /// What applies the Kubernetes files.
    Delivery "delivery" {
        /// A person, with the script.
        Script = "script", "Script", "install.sh checks your values and installs W&B";
        /// Argo CD or Flux.
        GitOps = "gitops" | "argocd" | "flux", "GitOps", "A kustomization for Argo CD or Flux; Secrets stay out of it";
    }
}

/// Declares the options of an installation: their fields, and a list through which links, the form
/// and the command line reach all of them alike.
macro_rules! installation {
    ($($(#[$doc:meta])* $option:ident $field:ident: $parameter:literal, $legend:literal;)+) => {
        /// How W&B is installed. Every combination is valid; a finding says where two do not go together.
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

            /// Its name in links, in the form and on the command line.
            #[must_use]
            pub const fn parameter(self) -> &'static str {
                match self { $(Self::$option => $parameter,)+ }
            }

            /// What the form calls it.
            #[must_use]
            pub const fn legend(self) -> &'static str {
                match self { $(Self::$option => $legend,)+ }
            }

            /// Its value, as a slug.
            #[must_use]
            pub fn read(self, installation: &Installation) -> &'static str {
                match self { $(Self::$option => installation.$field.slug(),)+ }
            }

            /// Sets the value that a person means, or returns none of its slugs: then nothing changes.
            pub fn write(self, installation: &mut Installation, text: &str) -> Option<&'static str> {
                match self {
                    $(Self::$option => {
                        installation.$field = Term::read(text)?;
                        Some(installation.$field.slug())
                    })+
                }
            }

            /// Every value: its slug, its label, and what it means.
            #[must_use]
            pub fn values(self) -> Vec<[&'static str; 3]> {
                fn of<T: Term>() -> Vec<[&'static str; 3]> {
                    T::ALL.iter().map(|it| [it.slug(), it.label(), it.consequence()]).collect()
                }
                match self { $(Self::$option => of::<$option>(),)+ }
            }

            /// The slugs of all values, for messages.
            #[must_use]
            pub fn alternatives(self) -> String {
                match self { $(Self::$option => $option::alternatives(),)+ }
            }
        }
    };
}

installation! {
    /// What W&B runs on.
    Platform platform: "platform", "Platform";
    /// Which ingress controller serves W&B's address.
    Ingress ingress: "ingress", "Ingress controller";
    /// What the cluster may reach.
    Egress egress: "egress", "Egress";
    /// How people sign in.
    Login login: "login", "Sign-in";
    /// Who sends W&B's email.
    Mail mail: "mail", "Email";
    /// Who signs the certificates that W&B meets.
    Authority authority: "authority", "Certificate authority";
    /// Which object storage a plan on premises uses.
    Storage storage: "storage", "Object storage";
    /// In which network Terraform creates the deployment.
    Network network: "network", "Network";
    /// Whether the nodes are W&B's alone.
    Nodes node_use: "node-use", "Worker nodes";
    /// What applies the Kubernetes files.
    Delivery delivery: "delivery", "Delivery";
}

/// An option that is not at its default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChosenOption {
    /// Which.
    pub option: InstallationOption,
    /// What its value is called.
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
