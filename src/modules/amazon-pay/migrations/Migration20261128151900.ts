import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What an order needs attention for has an amount, and somebody can dismiss it. A chargeback stays known when it is. */
export class Migration20261128151900 extends Migration {
  override up(): Promise<void> {
    this.addSql(
      `create table if not exists "amazon_pay_dismissal" ("id" text not null, "order_reference_id" text not null, "finding" text not null, "attention" text not null, "amount" text null, "note" text not null, "dismissed_by" text not null, "dismissed_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_dismissal_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_dismissal_deleted_at" ON "amazon_pay_dismissal" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_dismissal_order" ON "amazon_pay_dismissal" ("order_reference_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `alter table if exists "amazon_pay_order_reference" add column if not exists "attention_amount" text null, add column if not exists "chargeback_at" timestamptz null;`,
    )
    this.addSql(
      `update "amazon_pay_order_reference" set "chargeback_at" = coalesce("attention_at", now()) where "attention" = 'chargeback';`,
    )
    return Promise.resolve()
  }

  override down(): Promise<void> {
    this.addSql(`drop table if exists "amazon_pay_dismissal" cascade;`)
    this.addSql(
      `alter table if exists "amazon_pay_order_reference" drop column if exists "attention_amount", drop column if exists "chargeback_at";`,
    )
    return Promise.resolve()
  }
}
