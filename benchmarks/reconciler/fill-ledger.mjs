/** Rows of the ledger without the store around them, in as many ledgers as are to be compared. */

const TABLES = ["amazon_pay_order_reference", "amazon_pay_operation"]

/** An order shipped at once has one row for its order reference and four for what was done to it. */
const ROWS_OF_AN_ORDER = 5

/** The account of the test store. */
const ACCOUNT = "A2TESTSELLER01/na/sandbox"

/**
 * Makes a ledger of settled orders beside the store's own, with the same columns, indexes and triggers.
 * @param {import("@medusajs/framework/mikro-orm/knex").Knex} knex
 * @param {number} rows in both tables together
 */
export async function makeLedger(knex, rows) {
  const schema = schemaOf(rows)
  await knex.raw(`create schema ${schema}`)
  for (const table of TABLES) {
    await knex.raw(`create table ${schema}.${table} (like public.${table} including all)`)
    const { rows: triggers } = await knex.raw(
      `select pg_get_triggerdef(oid) as text from pg_trigger where tgrelid = '${table}'::regclass and not tgisinternal`,
    )
    for (const { text } of triggers) {
      await knex.raw(text.replace(` ON public.${table} `, ` ON ${schema}.${table} `))
    }
  }
  await insert(knex, schema, {
    to: Math.round(rows / ROWS_OF_AN_ORDER),
    prefix: "old",
    state: "Closed",
    due: false,
  })
  for (const table of TABLES) await knex.raw(`vacuum analyze ${schema}.${table}`)
}

/**
 * Lets the store work on one of the ledgers for a while. Only names change, so it takes no time.
 * @param {import("@medusajs/framework/mikro-orm/knex").Knex} knex
 * @param {number} rows
 * @param {() => Promise<void>} work
 */
export async function withLedger(knex, rows, work) {
  const schema = schemaOf(rows)
  const move = (from, to) =>
    knex.transaction(async (transaction) => {
      for (const table of TABLES) {
        await transaction.raw(`alter table ${from}.${table} set schema ${to}`)
      }
    })
  await knex.raw("create schema if not exists own")
  await move("public", "own")
  await move(schema, "public")
  try {
    await work()
  } finally {
    await move("public", schema)
    await move("own", "public")
  }
}

/**
 * Adds order references that are due: every other one itself, the others because of an operation.
 * @param {import("@medusajs/framework/mikro-orm/knex").Knex} knex
 * @param {number} orders
 */
export async function addDue(knex, orders) {
  await insert(knex, "public", { to: orders, prefix: "new", state: "Open", due: true })
}

/**
 * Takes them away again; what is settled stays.
 * @param {import("@medusajs/framework/mikro-orm/knex").Knex} knex
 * @param {number} rows how many are settled
 */
export async function removeDue(knex, rows) {
  // By range, which an index serves; the database sorts by bytes.
  await knex("amazon_pay_operation")
    .where("reference_id", ">=", "new")
    .where("reference_id", "<", "nex")
    .delete()
  await knex("amazon_pay_order_reference")
    .where("id", ">=", "aporef_new")
    .where("id", "<", "aporef_nex")
    .delete()
  const { rows: counted } = await knex.raw(
    "select (select count(*) from amazon_pay_operation) + (select count(*) from amazon_pay_order_reference) as all",
  )
  if (Number(counted[0].all) !== rows) {
    throw new Error(`The ledger has ${counted[0].all} rows instead of ${rows}.`)
  }
}

/** @param {number} rows */
function schemaOf(rows) {
  return `ledger_${rows}`
}

/**
 * @param {import("@medusajs/framework/mikro-orm/knex").Knex} knex
 * @param {string} schema
 * @param {{ to: number, prefix: string, state: string, due: boolean }} what
 */
async function insert(knex, schema, { to, prefix, state, due }) {
  const values = { to, prefix, state, due, account: ACCOUNT }
  await knex.raw(
    `insert into ${schema}.amazon_pay_order_reference
       (id, account, amazon_order_reference_id, payment_collection_id, bound_at,
        total, raw_total, currency_code, state, reason_code, state_changed_at, next_check_at)
     select 'aporef_' || :prefix || lpad(n::text, 23, '0'), :account, :prefix || n, 'pay_col_' || :prefix || n,
            now() - interval '30 days', 20, '{"value": "20", "precision": 20}', 'USD', :state,
            case when :due then null else 'SellerClosed' end, now() - interval '30 days',
            case when :due and n % 2 = 0 then now() - n * interval '1 second' end
     from generate_series(1, :to::int) n`,
    values,
  )
  // The check for overcharging sums up an order's captures with every row; these are known to be right.
  await knex.raw(`alter table ${schema}.amazon_pay_operation disable trigger user`)
  await knex.raw(
    `insert into ${schema}.amazon_pay_operation
       (id, order_reference_id, kind, slot, reference_id, action, parameters, amount, raw_amount, state,
        amazon_id, amazon_state, booked_id, requested_at, next_check_at)
     select 'apop_' || :prefix || lpad(n::text, 20, '0') || kind, 'aporef_' || :prefix || lpad(n::text, 23, '0'), kind, 1,
            :prefix || n || kind, action, '{}', 20, '{"value": "20", "precision": 20}', 'completed',
            :prefix || n || kind, amazon_state, case kind when 'capture' then 'capt_' || :prefix || n end,
            now() - interval '30 days',
            case when :due and n % 2 = 1 and kind = 'confirm' then now() - n * interval '1 second' end
     from generate_series(1, :to::int) n,
          (values ('confirm', 'ConfirmOrderReference', null), ('authorize', 'Authorize', 'Closed'),
                  ('capture', 'Capture', 'Completed'), ('close', 'CloseOrderReference', null))
            as operations (kind, action, amazon_state)`,
    values,
  )
  await knex.raw(`alter table ${schema}.amazon_pay_operation enable trigger user`)
}
