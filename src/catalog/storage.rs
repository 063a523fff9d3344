//! The access to a bucket that W&B asks for.

/// The HTTP methods that browsers use with pre-signed URLs
/// (wandb/docs secure-storage-connector.mdx at 038eac90).
pub const BUCKET_METHODS: [&str; 3] = ["GET", "HEAD", "PUT"];

/// Seconds for which a browser may cache the CORS rules (same source).
pub const BUCKET_CORS_SECONDS: u32 = 3000;

/// The actions in an S3 bucket that the nodes must be allowed to take (same source).
pub const S3_ACTIONS: [&str; 11] = [
    "s3:GetObject*",
    "s3:GetEncryptionConfiguration",
    "s3:ListBucket",
    "s3:ListBucketMultipartUploads",
    "s3:ListBucketVersions",
    "s3:AbortMultipartUpload",
    "s3:DeleteObject",
    "s3:PutObject",
    "s3:GetBucketCORS",
    "s3:GetBucketLocation",
    "s3:GetBucketVersioning",
];
