//! What we call the parts of the document, and what we say where it says nothing. The document's own
//! words are quotes and stay with its data.

// Topics, in the order in which a deployment is prepared.
texts! {
    DECISION = "Before you start";
    KUBERNETES = "Kubernetes";
    MYSQL = "MySQL";
    OBJECT_STORAGE = "Object storage";
    OTHER_COMPONENTS = "Licence, Redis and ClickHouse";
    NETWORKING = "Networking";
    DNS = "DNS";
    TLS = "TLS";
    PROVISIONING = "Provisioning";
    OPERATIONS = "Operations";
}

// How strongly something is asked for, and the component it is asked of.
texts! {
    REQUIRED = "Required";
    RECOMMENDED = "Recommended";
    CONSIDER = "Consider";
    fn strength_for(strength: &str, scope: &str) = "{strength}, for {scope}";
    OWN_MYSQL = "a MySQL of your own";
    MANAGED_MYSQL = "a managed MySQL";
    KUBERNETES_NODE = "Kubernetes node";
}

// Kinds of evidence.
texts! {
    DOCUMENTED = "Documented";
    UPDATED = "Updated";
    DERIVED = "Derived";
    ASSUMED = "Assumed";
    fn quote(section: &str, quote: &str) = "Reference architecture, {section}: “{quote}”";
    fn source(source: &str, date: &str) = " Source: {source}, {date}.";
}

// The edition that is encoded.
texts! {
    EDITION = "undated edition, before September 2025";
}

// On premises.
texts! {
    S3_COMPATIBLE = "S3-compatible storage";
    NO_MACHINE = "The document names machines of AWS, GCP and Azure only. Elsewhere any x86 machine of the documented size will do.";
}

// The MySQL that the files ask for, and why.
texts! {
    AURORA = "Aurora MySQL 3.10 (compatible with MySQL 8.0)";
    AURORA_REASON = "W&B still supports Aurora MySQL version 3, and the module's parameter groups work with no newer one.";
    CLOUD_SQL_REASON = "MySQL 8.0 is past its end of life, and with W&B's module, changing the version later replaces the database.";
    AZURE_MYSQL_REASON = "MySQL 8.0 is past its end of life, and the module's own default is 5.7.";
    MYSQL_REASON = "MySQL 8.0 is past its end of life.";
    MYSQL_OR_AURORA = "MySQL 8.4 or Aurora MySQL 3";
    MYSQL_OR_AURORA_REASON = "MySQL 8.0 is past its end of life; W&B still supports Aurora MySQL version 3.";
}
