//! What W&B may do with a bucket, as W&B publishes it.

/// The methods by which browsers use the bucket with pre-signed URLs
/// (wandb/docs secure-storage-connector.mdx at 038eac90).
pub const BUCKET_METHODS: [&str; 3] = ["GET", "HEAD", "PUT"];

/// For how many seconds a browser may remember that, in the same place.
pub const BUCKET_CORS_SECONDS: u32 = 3000;

/// What the nodes may do in an S3 bucket, in the same place.
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
