//! The ingress controller that serves W&B's address in a cluster.

use super::{Ingress, Platform};
use crate::reference::Cloud;

/// A controller that implements W&B's Ingress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Controller {
    /// The AWS Load Balancer Controller.
    Alb,
    /// GKE's own controller.
    Gce,
    /// Azure's Application Gateway Ingress Controller.
    ApplicationGateway,
    /// Traefik Proxy.
    Traefik,
    /// `HAProxy` Technologies' controller.
    Haproxy,
    /// F5's controller, by NGINX Inc.
    F5Nginx,
    /// `OpenShift`'s router.
    OpenShiftRouter,
    /// The archived controller of the Kubernetes community.
    IngressNginx,
}

impl Controller {
    /// The controller for an option on a platform and a cloud.
    #[must_use]
    pub const fn of(ingress: Ingress, platform: Platform, cloud: Cloud) -> Self {
        match (ingress, platform, cloud) {
            (Ingress::Route, _, _) | (Ingress::Default, Platform::OpenShift, _) => {
                Self::OpenShiftRouter
            }
            (Ingress::Default, Platform::Kubernetes, Cloud::Aws) => Self::Alb,
            (Ingress::Default, Platform::Kubernetes, Cloud::Gcp) => Self::Gce,
            (Ingress::Default, Platform::Kubernetes, Cloud::Azure) => Self::ApplicationGateway,
            (Ingress::Traefik, _, _) => Self::Traefik,
            (Ingress::Haproxy, _, _) => Self::Haproxy,
            (Ingress::F5Nginx, _, _) => Self::F5Nginx,
            (Ingress::IngressNginx, _, _)
            | (Ingress::Default, Platform::Kubernetes, Cloud::OnPremises) => Self::IngressNginx,
        }
    }

    /// Whether the cloud provides the controller and creates its load balancer. Other controllers run in
    /// the cluster, behind a load balancer of their own.
    #[must_use]
    pub const fn is_a_cloud_service(self) -> bool {
        matches!(self, Self::Alb | Self::Gce | Self::ApplicationGateway)
    }

    /// The class of its Ingresses; `None` if an annotation selects the controller.
    #[must_use]
    pub const fn class(self) -> Option<&'static str> {
        match self {
            Self::Alb => Some("alb"),
            Self::Gce | Self::ApplicationGateway => None,
            Self::Traefik => Some("traefik"),
            Self::Haproxy => Some("haproxy"),
            Self::F5Nginx | Self::IngressNginx => Some("nginx"),
            Self::OpenShiftRouter => Some("openshift-default"),
        }
    }
}
