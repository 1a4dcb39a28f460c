import { reconcile } from "medusa-payment-amazon-pay/workflows"
import { addDue, makeLedger, removeDue, withLedger } from "./fill-ledger.mjs"

/** How many order references are due in each round. */
const DUE = 40
const ROUNDS = 7
/** How often what is due is looked up in a round; one look is too short to be timed. */
const LOOKS = 20

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

async function timed(work) {
  const start = performance.now()
  const result = await work()
  return [result, performance.now() - start]
}

/**
 * Run by `medusa exec`. The ledgers take turns, so that whatever else the machine does slows all of them.
 * @param {import("@medusajs/framework/types").ExecArgs} asked `args`: how many rows, separated by commas
 */
export default async function measure({ container, args }) {
  const knex = container.resolve("__pg_connection__")
  const engine = container.resolve("amazon_pay")
  const ledgers = args[0]
    .split(",")
    .map((rows) => ({ rows: Number(rows), finding: [], checking: [] }))
  for (const { rows } of ledgers) await makeLedger(knex, rows)
  for (let round = 0; round <= ROUNDS; round++) {
    const first = round % ledgers.length
    for (const { rows, finding, checking } of ledgers
      .slice(first)
      .concat(ledgers.slice(0, first))) {
      await withLedger(knex, rows, async () => {
        await addDue(knex, DUE)
        const took = await once(container, engine)
        await removeDue(knex, rows)
        // The first round warms up what a running store has long warmed up.
        if (round === 0) return
        finding.push(took.finding)
        checking.push(took.checking)
      })
    }
  }
  print(ledgers)
  const most = Math.max(...ledgers.map(({ rows }) => rows))
  console.log(`\nHow what is due is found among ${most} rows\n`)
  await withLedger(knex, most, async () => {
    await addDue(knex, DUE)
    console.log(await plansOf(knex, engine))
    await removeDue(knex, most)
  })
}

/** Milliseconds for one due order reference: to find it, and to find it and check it. */
async function once(container, engine) {
  const due = () => engine.dueOrderReferences(new Date(), DUE)
  const [, finding] = await timed(async () => {
    for (let look = 0; look < LOOKS; look++) {
      const { length } = await due()
      if (length !== DUE) throw new Error(`${length} instead of ${DUE} were found due.`)
    }
  })
  const [run, checking] = await timed(() =>
    reconcile(container, new Date(), { batch: DUE, budgetMs: 120_000 }),
  )
  if (run.checked !== DUE || run.failed) throw new Error(`The run came to ${JSON.stringify(run)}.`)
  if ((await due()).length) throw new Error("Some are due still.")
  return { finding: finding / LOOKS / DUE, checking: checking / DUE }
}

/** The plans of the very queries that the engine sends. */
async function plansOf(knex, engine) {
  const sent = []
  const listen = ({ sql, bindings }) => sent.push({ sql, bindings })
  knex.on("query", listen)
  await engine.dueOrderReferences(new Date(), DUE)
  knex.removeListener("query", listen)
  const texts = []
  for (const { sql, bindings } of sent.filter((query) => query.sql.includes("next_check_at"))) {
    const { rows } = await knex.raw(`explain (analyze, costs off, buffers off) ${sql}`, bindings)
    texts.push(rows.map((row) => `  ${row["QUERY PLAN"]}`).join("\n"))
  }
  if (!texts.length) throw new Error("No query for what is due was seen.")
  return texts.join("\n\n")
}

function print(ledgers) {
  const [first] = ledgers
  console.log(`\n${DUE} due order references; medians in milliseconds for one of them\n`)
  console.log("ledger rows   to find   ratio   to find and check   ratio")
  for (const { rows, finding, checking } of ledgers) {
    const [find, check] = [median(finding), median(checking)]
    const cells = [
      String(rows).padStart(11),
      find.toFixed(3).padStart(9),
      (find / median(first.finding)).toFixed(2).padStart(7),
      check.toFixed(2).padStart(19),
      (check / median(first.checking)).toFixed(2).padStart(7),
    ]
    console.log(cells.join(" "))
  }
}
