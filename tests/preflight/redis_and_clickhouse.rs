//! The versions of Redis and ClickHouse.

use wandb_planner::{
    plan::Plan,
    reference::{Cloud, Environment, Tier},
};

use crate::{
    machine::{Expected, Machine, fail, needed, pass},
    plan,
    services::{HttpAnswer, HttpServer, Redis, closed_address},
};

const REDIS: [&str; 2] = ["--only", "redis-version"];
const CLICKHOUSE: [&str; 2] = ["--only", "clickhouse-version"];

/// A machine with the real Redis client.
fn with_client(port: &str) -> Machine {
    let machine = Machine::new(&plan())
        .with("WANDB_REDIS_HOST", "127.0.0.1")
        .with("WANDB_REDIS_PORT", port)
        .with("WANDB_REDIS_TLS", "no");
    machine.program("redis-cli", &format!("exec {} \"$@\"\n", needed("redis-cli").display()));
    machine
}

#[test]
fn a_real_redis_reports_its_version_with_the_right_password() {
    let redis = Redis::start("it's \"secret\"");
    let machine = with_client(&redis.port).with("WANDB_REDIS_PASSWORD", "it's \"secret\"");
    machine.check(&REDIS, &[pass("redis-version", "7.")]);
    with_client(&redis.port).check(&REDIS, &[fail("redis-version", "NOAUTH")]);
    let closed = closed_address().rsplit(':').next().unwrap().to_owned();
    with_client(&closed).check(&REDIS, &[fail("redis-version", "Could not connect to Redis")]);
}

/// Checks the report on a Redis with this answer to `INFO server`.
#[track_caller]
fn check_redis(answer: &str, expected: Expected) {
    let machine = Machine::new(&plan())
        .with("WANDB_REDIS_HOST", "redis.example.org")
        .with("WANDB_REDIS_PORT", "6390")
        .with("WANDB_REDIS_CA_FILE", "/dev/null")
        .with("WANDB_REDIS_PASSWORD", "secret");
    machine.program(
        "redis-cli",
        &format!(
            "test \"$*,$REDISCLI_AUTH\" = '-h redis.example.org -p 6390 --tls --cacert /dev/null INFO server,secret' || exit 1\nprintf '{answer}'\n"
        ),
    );
    machine.check(&REDIS, &[expected]);
}

#[test]
fn only_redis_7_passes() {
    let server =
        |version: &str| format!("# Server\\r\\nredis_version:{version}\\r\\nos:Linux\\r\\n");
    check_redis(&server("7.1.0"), pass("redis-version", "7.1.0"));
    check_redis(&server("6.2.13"), fail("redis-version", "6.2.13").remedied("Use 7.x"));
    check_redis(&server("8.0.1"), fail("redis-version", "8.0.1").remedied("Use 7.x"));
    check_redis("", fail("redis-version", "no answer"));
}

/// Checks the report on a ClickHouse with this answer to `SELECT version()`.
#[track_caller]
fn check_clickhouse(answer: &'static str, expected: Expected) {
    let server = HttpServer::start(move |request| {
        let knows = request.starts_with("GET /?query=SELECT%20version() HTTP/1.1\r\n")
            && request.contains("\r\nX-ClickHouse-User: weave\r\n")
            && request.contains("\r\nX-ClickHouse-Key: it's \"secret\"\r\n");
        let body = if knows { answer } else { "Code: 516. DB::Exception: Authentication failed" };
        HttpAnswer { status: "200 OK", headers: String::new(), body: body.to_owned() }
    });
    let port = server.url.rsplit(':').next().unwrap();
    let machine = || {
        let machine = Machine::new(&plan()).with("WANDB_CLICKHOUSE_HOST", "127.0.0.1");
        machine.with("WANDB_CLICKHOUSE_PORT", port)
    };
    machine()
        .with("WANDB_CLICKHOUSE_USER", "weave")
        .with("WANDB_CLICKHOUSE_PASSWORD", "it's \"secret\"")
        .check(&CLICKHOUSE, &[expected]);
    machine().check(&CLICKHOUSE, &[fail("clickhouse-version", "Authentication failed")]);
}

#[test]
fn clickhouse_must_have_a_version_that_weave_supports() {
    for version in ["25.8.16.34", "25.12.1.649", "26.3.1.1", "26.10.2.5", "27.1.1.1"] {
        check_clickhouse(version, pass("clickhouse-version", version));
    }
    for version in ["24.8.4.13", "25.7.1.3", "25.13.1.1", "26.1.2.11", "26.2.1.7"] {
        check_clickhouse(
            version,
            fail("clickhouse-version", version).remedied("Use 25.8 to 25.12, or 26.3 or newer"),
        );
    }
    check_clickhouse("<html>not here</html>", fail("clickhouse-version", "<html>not here"));
}

#[test]
fn an_unreachable_clickhouse_fails() {
    let closed = closed_address().rsplit(':').next().unwrap().to_owned();
    let machine = Machine::new(&plan()).with("WANDB_CLICKHOUSE_HOST", "127.0.0.1");
    machine
        .with("WANDB_CLICKHOUSE_PORT", closed)
        .check(&CLICKHOUSE, &[fail("clickhouse-version", "curl: (7)")]);
}

#[test]
fn a_plan_without_weave_does_not_check_clickhouse() {
    let models = Plan::new(Tier::Models, Environment::Production, Cloud::Aws);
    let output = Machine::new(&models).run(&CLICKHOUSE);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, "preflight.sh: unknown check clickhouse-version; see --help\n");
}
