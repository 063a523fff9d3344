//! Words that several parts use.

texts! {
    NODE = "node";
    NODES = "nodes";
    fn nodes(count: u32) = match count { 1 => "{count} node", _ => "{count} nodes" };
    fn pods(count: u32) = match count { 1 => "{count} pod", _ => "{count} pods" };
    fn requests(cpu: &str, memory: &str) = "{cpu} and {memory}";
}
