//! What a page costs, against the same bytes from memory.

use anyhow::Result;

use super::Stand;
use crate::figures::{median, percent, short};
use crate::fixed;
use crate::open_loop::{self, Plan};
use crate::report::Section;
use crate::server::Server;
use crate::wire::Wire;
use crate::wrk::{self, Asked, Load};

const METHOD: &str = "A topic's page with 20 answers, wrk with 8 connections, server and wrk on one core each. The fixed answer is the \
    visitor's page, compressed, from memory, by the same HTTP server with nothing else around it. Rounds alternate, and each share is one \
    of the same round. CPU is that of the server and its database for one request.";

/// Who asks for what.
struct Case {
    name: &'static str,
    path: String,
    signed_in: bool,
    goal_share: Option<f64>,
    goal_cpu: f64,
}

pub async fn measure(stand: &Stand<'_>) -> Result<Section> {
    let topic = format!("/topics/{}", stand.people.topic);
    let case = |name, path: &str, signed_in, goal_share, goal_cpu| Case { name, path: path.to_owned(), signed_in, goal_share, goal_cpu };
    let cases = [
        case("topic, visitor", &topic, false, Some(0.8), 0.15),
        case("topic, signed in", &topic, true, Some(0.15), 0.45),
        case("home, visitor", "/", false, None, 0.2),
        case("home, signed in", "/", true, None, f64::NAN),
    ];
    let columns = ["page", "requests/s", "share of the fixed answer", "aim", "CPU ms", "aim", "p99 ms at 30 % of that rate"];
    let mut section = Section::new(&format!("Pages, {}", stand.engine), METHOD, &columns);
    let fixed = fixed_answer(stand, &topic).await?;
    let mut base = Vec::new();
    let mut loads: Vec<Vec<Load>> = cases.iter().map(|_| Vec::new()).collect();
    for _ in 0..stand.rounds {
        base.push(wrk::run(&fixed, &asked(stand, "/", false))?);
        for (case, loads) in cases.iter().zip(&mut loads) {
            loads.push(wrk::run(stand.server, &asked(stand, &case.path, case.signed_in))?);
        }
    }
    drop(fixed);
    let rate = |loads: &[Load]| median(&loads.iter().map(|l| l.a_second).collect::<Vec<_>>());
    let cpu = |loads: &[Load]| median(&loads.iter().map(|l| l.cpu).collect::<Vec<_>>());
    section.row([
        "fixed answer".to_owned(),
        short(rate(&base)),
        "100 %".to_owned(),
        String::new(),
        short(cpu(&base)),
        String::new(),
        String::new(),
    ]);
    for (case, loads) in cases.iter().zip(&loads) {
        let shares: Vec<f64> = loads.iter().zip(&base).map(|(load, base)| load.a_second / base.a_second).collect();
        let p99 = if case.signed_in { short(p99(stand, case, rate(loads)).await?) } else { String::new() };
        section.row([
            case.name.to_owned(),
            short(rate(loads)),
            percent(median(&shares)),
            case.goal_share.map_or_else(String::new, |goal| format!("≥ {}", percent(goal))),
            format!("{:.3}", cpu(loads)),
            if case.goal_cpu.is_nan() { String::new() } else { format!("≤ {}", case.goal_cpu) },
            p99,
        ]);
    }
    Ok(section)
}

fn asked(stand: &Stand<'_>, path: &str, signed_in: bool) -> Asked {
    let mut asked = Asked { seconds: stand.seconds, ..Asked::page(path) };
    asked = asked.header("accept-encoding: gzip");
    if signed_in { asked.header(format!("cookie: {}", stand.people.cookie)) } else { asked }
}

/// A server that answers everything with the visitor's page as it travels.
async fn fixed_answer(stand: &Stand<'_>, path: &str) -> Result<Server> {
    let mut wire = Wire::open(&stand.server.address).await?;
    wire.get(path, "accept-encoding: gzip\r\n").await?;
    let answer = wire.get(path, "accept-encoding: gzip\r\n").await?;
    let folder = stand.work.join("fixed");
    std::fs::create_dir_all(&folder)?;
    fixed::keep(&folder, &answer.headers, &answer.body)?;
    Server::fixed(&folder).await
}

async fn p99(stand: &Stand<'_>, case: &Case, most: f64) -> Result<f64> {
    let plan = Plan {
        address: stand.server.address.clone(),
        paths: vec![case.path.clone()],
        headers: format!("accept-encoding: gzip\r\ncookie: {}\r\n", stand.people.cookie),
        a_second: most * 0.3,
        seconds: f64::from(stand.seconds),
        connections: 16,
    };
    Ok(open_loop::run(&plan).await?.at(0.99))
}
