//! The rules for values. Scripts check them with `grep -E` before they change anything.

use super::Setting;

/// A rule for a value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::bundle) enum Rule {
    /// Text without spaces and quotes.
    Text,
    /// The name of a kubectl context.
    Context,
    /// The name of a user or a database.
    Word,
    /// A user name that becomes part of a URL.
    UrlUser,
    /// A host that pods connect to.
    Host,
    /// A host that pods, browsers and training machines connect to, with or without a port.
    HostAndPort,
    /// A port.
    Port,
    /// `yes` or `no`.
    YesOrNo,
    /// A confirmation that something is done.
    Yes,
    /// The name of an S3 bucket.
    Bucket,
    /// The name of a Cloud Storage bucket.
    GcsBucket,
    /// The name of a Blob Storage container.
    Container,
    /// The name of an Azure storage account.
    StorageAccount,
    /// IPv4 ranges, separated by commas.
    Ranges,
    /// The ARN of an ACM certificate in the plan's region.
    Certificate,
    /// A Google service account.
    ServiceAccount,
    /// The name of a Google Cloud resource.
    Name,
    /// The issuer of the cluster's tokens, or of an identity provider.
    Issuer,
    /// A container registry, with or without a path.
    Registry,
    /// The address of a Helm repository.
    Repository,
    /// The tag of an image.
    Tag,
    /// The method by which an OIDC client gets tokens.
    AuthMethod,
    /// A number of hours.
    Hours,
    /// An email address.
    Email,
    /// The address of an LDAP server.
    Ldap,
    /// A distinguished name of LDAP.
    DistinguishedName,
    /// The name of a directory's user: a distinguished name, or the principal name of Active Directory.
    DirectoryUser,
    /// Attributes of LDAP entries, by W&B's names for them.
    Attributes,
    /// The name of an object in Kubernetes.
    ObjectName,
    /// A node label.
    Label,
    /// A node taint.
    Taint,
    /// The address of a Git repository.
    GitUrl,
    /// A folder in a repository.
    GitPath,
}

/// A rule as scripts use it.
pub(in crate::bundle) struct Form {
    /// The rule's name in scripts.
    pub(in crate::bundle) word: &'static str,
    /// The valid values, as an extended regular expression.
    pub(in crate::bundle) pattern: String,
    /// The valid values in words, with an example.
    pub(in crate::bundle) says: String,
}

/// A number from 0 to 255.
const OCTET: &str = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
/// A DNS name, whose last label starts with a letter, or an IPv4 address.
const HOST: &str = "(([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?[.])*[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?|(OCTET[.]){3}OCTET)";
/// A number from 1 to 65535.
const PORT: &str =
    "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";
/// A distinguished name. Its characters are safe in the YAML that `install.sh` writes, where it doubles
/// backslashes; Kubernetes would expand `$(...)`, and Helm `{{ ... }}`.
const NAME: &str = "[A-Za-z][A-Za-z0-9-]*=[^[:cntrl:]\"{}$]+";
/// An IPv4 range.
const RANGE: &str = "(OCTET[.]){3}OCTET/(3[0-2]|[12]?[0-9])";

const BUCKET: &str = "the name of a bucket, not its URL, path or host, such as wandb-artifacts";

impl Rule {
    /// The rule's name in scripts.
    pub(in crate::bundle) const fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Context => "context",
            Self::Word => "word",
            Self::UrlUser => "user",
            Self::Host => "host",
            Self::HostAndPort => "storage",
            Self::Port => "port",
            Self::YesOrNo => "switch",
            Self::Yes => "confirmation",
            Self::Bucket | Self::GcsBucket => "bucket",
            Self::Container => "container",
            Self::StorageAccount => "account",
            Self::Ranges => "ranges",
            Self::Certificate => "certificate",
            Self::ServiceAccount => "identity",
            Self::Name => "name",
            Self::Issuer => "issuer",
            Self::Registry => "registry",
            Self::Repository => "repository",
            Self::Tag => "tag",
            Self::AuthMethod => "method",
            Self::Hours => "hours",
            Self::Email => "email",
            Self::Ldap => "ldap",
            Self::DistinguishedName => "dn",
            Self::DirectoryUser => "bind",
            Self::Attributes => "attributes",
            Self::ObjectName => "object",
            Self::Label => "label",
            Self::Taint => "taint",
            Self::GitUrl => "git",
            Self::GitPath => "folder",
        }
    }

    fn form(self, region: &str) -> Form {
        let (pattern, says) = self.pattern_and_message();
        let pattern = pattern
            .replace("RANGE", RANGE)
            .replace("HOST", HOST)
            .replace("PORT", PORT)
            .replace("OCTET", OCTET)
            .replace("REGION", region)
            .replace("NAME", NAME);
        Form { word: self.word(), pattern, says: says.replace("REGION", region) }
    }

    /// The pattern of valid values, and what a setting takes, for messages. Words in capitals stand for
    /// the constants above, and `REGION` for the plan's region.
    fn pattern_and_message(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("[A-Za-z0-9._:/@+-]+", "only letters, digits and . _ : / @ + -"),
            Self::Context => {
                ("[A-Za-z0-9._:/@+-]+", "a context from: kubectl config get-contexts -o name")
            }
            Self::Word => ("[A-Za-z0-9._-]+", "only letters, digits and . _ -"),
            Self::UrlUser => (
                "([A-Za-z0-9._-]|%[0-9A-F]{2})+",
                "only letters, digits and . _ -; percent-encode others, such as wandb%40example.org",
            ),
            Self::Host => ("HOST", "a host without scheme, port or path, such as host.example.org"),
            Self::HostAndPort => (
                "HOST(:PORT)?",
                "HOST or HOST:PORT without scheme or slash, such as s3.example.org:9000",
            ),
            Self::Port => ("PORT", "a port, such as 3306"),
            Self::YesOrNo => ("yes|no", "yes or no"),
            Self::Yes => ("yes", "yes, once that is done"),
            Self::Bucket => ("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", BUCKET),
            Self::GcsBucket => ("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]", BUCKET),
            Self::Container => (
                "[a-z0-9](-?[a-z0-9]){2,62}",
                "the name of a container, not its URL or path, such as wandb-artifacts",
            ),
            Self::StorageAccount => (
                "[a-z0-9]{3,24}",
                "the name of a storage account, not its URL or host, such as mlwandb",
            ),
            Self::Ranges => (
                "RANGE(,RANGE)*",
                "IPv4 ranges separated by commas, such as 203.0.113.0/24, 198.51.100.7/32",
            ),
            Self::Certificate => (
                "arn:aws[a-z-]*:acm:REGION:[0-9]{12}:certificate/[A-Za-z0-9-]+",
                "a certificate in REGION, such as arn:aws:acm:REGION:111122223333:certificate/12ab-34cd",
            ),
            Self::ServiceAccount => (
                "[a-z0-9-]+@[a-z0-9.-]+[.]iam[.]gserviceaccount[.]com",
                "a service account, such as wandb@my-project.iam.gserviceaccount.com",
            ),
            Self::Name => (
                "[a-z]([a-z0-9-]{0,61}[a-z0-9])?",
                "the name of a resource, not its address, such as wandb",
            ),
            Self::Issuer => {
                ("https://[A-Za-z0-9._:/@+-]+", "a URL, such as https://issuer.example.org/id")
            }
            Self::Registry => (
                "HOST(:PORT)?(/[a-z0-9]+([._-][a-z0-9]+)*)*",
                "a registry without scheme, such as registry.example.org/wandb",
            ),
            Self::Repository => (
                "https://HOST(:PORT)?(/[A-Za-z0-9._-]+)*/?",
                "the https address of a Helm repository, such as https://charts.example.org; not oci://",
            ),
            Self::Tag => {
                ("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}", "an image tag: the number of a release")
            }
            Self::AuthMethod => ("pkce|implicit", "pkce or implicit"),
            Self::Hours => ("[1-9][0-9]{0,4}", "a number of hours, such as 720"),
            Self::Email => {
                ("[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+", "an email address, such as wandb@example.org")
            }
            Self::Ldap => (
                "ldaps?://HOST(:PORT)?",
                "the address of an LDAP server, such as ldaps://ldap.example.org:636",
            ),
            Self::DistinguishedName => (
                "NAME",
                "a distinguished name, such as ou=people,dc=example,dc=org, without \" { } and $",
            ),
            Self::DirectoryUser => (
                "NAME|[^[:cntrl:][:space:]\"{}$@\\=,]+@[A-Za-z0-9.-]+",
                "a distinguished name or a user principal name, such as cn=wandb,dc=example,dc=org or wandb@example.org, without \" { } and $",
            ),
            Self::Attributes => (
                "[A-Za-z][A-Za-z0-9]*=[A-Za-z0-9 ,=._@-]+",
                "attributes of the directory, such as email=mail,group=gidNumber",
            ),
            Self::ObjectName => (
                "[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?",
                "the name of a Kubernetes object, such as high-priority",
            ),
            Self::Label => (
                "([a-z0-9.-]+/)?[A-Za-z0-9._-]{1,63}=[A-Za-z0-9._-]{0,63}",
                "a label as KEY=VALUE, such as pool=wandb or node-role.kubernetes.io/infra=",
            ),
            Self::GitUrl => (
                "(https|ssh)://[A-Za-z0-9._:/@+~-]+",
                "the address of a Git repository, such as https://git.example.org/ml/wandb.git or ssh://git@git.example.org/ml/wandb.git",
            ),
            Self::GitPath => (
                "[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*",
                "a folder in the repository, such as clusters/ml/wandb",
            ),
            Self::Taint => (
                "([a-z0-9.-]+/)?[A-Za-z0-9._-]{1,63}(=[A-Za-z0-9._-]{0,63})?:(NoSchedule|NoExecute|PreferNoSchedule)",
                "a taint as KEY=VALUE:EFFECT or KEY:EFFECT, such as pool=wandb:NoSchedule",
            ),
        }
    }
}

/// The rules of some settings, without duplicates.
pub(in crate::bundle) fn forms(settings: &[Setting], region: &str) -> Vec<Form> {
    let mut rules: Vec<Rule> = settings.iter().map(|setting| setting.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    rules.into_iter().map(|rule| rule.form(region)).collect()
}
