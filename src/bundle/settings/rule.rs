//! The rules that values keep. A script checks them with `grep -E`, before it changes anything.

use super::Setting;

/// What a value has to be.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::bundle) enum Rule {
    /// A text without spaces and quotes.
    Text,
    /// The name of a user or a database.
    Word,
    /// The name of a user that becomes part of a URL.
    UrlUser,
    /// A host that pods reach.
    Host,
    /// A host that pods, browsers and training machines reach, with or without its port.
    HostAndPort,
    /// A port.
    Port,
    /// A switch.
    YesOrNo,
    /// The confirmation that something is done.
    Yes,
    /// The name of a bucket as S3 has them.
    Bucket,
    /// The name of a bucket of Cloud Storage.
    GcsBucket,
    /// The name of a container of Blob Storage.
    Container,
    /// The name of a storage account of Azure.
    StorageAccount,
    /// IPv4 ranges with commas between them.
    Ranges,
    /// A certificate of ACM in the plan's region.
    Certificate,
    /// A service account of Google.
    ServiceAccount,
    /// The name of a resource of Google.
    Name,
    /// The issuer of the cluster's tokens, or of people's.
    Issuer,
    /// A container registry, with or without a path in it.
    Registry,
    /// The address of a Helm repository.
    Repository,
    /// The tag of an image.
    Tag,
    /// How a client of OIDC gets its tokens.
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
    /// A label of a node.
    Label,
    /// A taint of a node.
    Taint,
    /// The address of a Git repository.
    GitUrl,
    /// A folder in a repository.
    GitPath,
}

/// A rule as a script knows it.
pub(in crate::bundle) struct Form {
    /// What the script calls it.
    pub(in crate::bundle) word: &'static str,
    /// The values that keep it, as an extended regular expression.
    pub(in crate::bundle) pattern: String,
    /// What they are, in words.
    pub(in crate::bundle) says: String,
}

/// A number from 0 to 255.
const OCTET: &str = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
/// A DNS name, whose last label no address has, or an IPv4 address.
const HOST: &str = "(([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?[.])*[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?|(OCTET[.]){3}OCTET)";
/// A number from 1 to 65535.
const PORT: &str =
    "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";
/// A distinguished name. Its characters are safe in the YAML that `install.sh` writes, where it doubles
/// backslashes; Kubernetes would expand `$(...)`, and Helm `{{ ... }}`.
const NAME: &str = "[A-Za-z][A-Za-z0-9-]*=[^[:cntrl:]\"{}$]+";
/// An IPv4 range.
const RANGE: &str = "(OCTET[.]){3}OCTET/(3[0-2]|[12]?[0-9])";

impl Rule {
    /// What scripts call it.
    pub(in crate::bundle) const fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
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
        let bucket = "the name of a bucket, not its URL, path or host, such as wandb-artifacts";
        let (pattern, says) = match self {
            Self::Text => ("[A-Za-z0-9._:/@+-]+", "letters, digits and . _ : / @ + - alone"),
            Self::Word => ("[A-Za-z0-9._-]+", "letters, digits and . _ - alone"),
            Self::UrlUser => (
                "([A-Za-z0-9._-]|%[0-9A-F]{2})+",
                "letters, digits and . _ - alone; others as in a URL, such as wandb%40example.org",
            ),
            Self::Host => ("HOST", "a host without scheme, port and path, such as db.example.org"),
            Self::HostAndPort => (
                "HOST(:PORT)?",
                "HOST or HOST:PORT without scheme and slash, such as s3.example.org:9000",
            ),
            Self::Port => ("PORT", "a port, such as 3306"),
            Self::YesOrNo => ("yes|no", "yes or no"),
            Self::Yes => ("yes", "yes, once that is done"),
            Self::Bucket => ("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", bucket),
            Self::GcsBucket => ("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]", bucket),
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
                "IPv4 ranges with commas between them, such as 203.0.113.0/24, 198.51.100.7/32",
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
            Self::Tag => (
                "[A-Za-z0-9_][A-Za-z0-9._-]{0,127}",
                "the tag of an image: the number of a release",
            ),
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
                "the name of an object in Kubernetes, such as high-priority",
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
        };
        let pattern = pattern
            .replace("RANGE", RANGE)
            .replace("HOST", HOST)
            .replace("PORT", PORT)
            .replace("OCTET", OCTET)
            .replace("REGION", region)
            .replace("NAME", NAME);
        Form { word: self.word(), pattern, says: says.replace("REGION", region) }
    }
}

/// The rules of these settings, each once.
pub(in crate::bundle) fn forms(settings: &[Setting], region: &str) -> Vec<Form> {
    let mut rules: Vec<Rule> = settings.iter().map(|setting| setting.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    rules.into_iter().map(|rule| rule.form(region)).collect()
}
