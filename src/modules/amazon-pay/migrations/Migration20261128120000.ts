import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** An order reference belongs to its payment collection; payment sessions come and go, and nothing is found by them any more. */
export class Migration20261128120000 extends Migration {
  override up(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_pay_order_reference" add column if not exists "bound_at" timestamptz not null default now(), add column if not exists "bound_after_order" boolean not null default false;`,
    )
    this.addSql(`update "amazon_pay_order_reference" set "bound_at" = "created_at";`)
    this.addSql(
      `alter table if exists "amazon_pay_order_reference" alter column "bound_at" drop default;`,
    )
    this.addSql(`drop index if exists "IDX_amazon_pay_order_reference_payment_session_id";`)
    this.addSql(
      `alter table if exists "amazon_pay_order_reference" drop column if exists "payment_session_id";`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_order_reference_bound_at" ON "amazon_pay_order_reference" ("bound_at") WHERE state = 'Draft' AND deleted_at IS NULL;`,
    )
    return Promise.resolve()
  }

  override down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_amazon_pay_order_reference_bound_at";`)
    this.addSql(
      `alter table if exists "amazon_pay_order_reference" add column if not exists "payment_session_id" text not null default '', drop column if exists "bound_at", drop column if exists "bound_after_order";`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_order_reference_payment_session_id" ON "amazon_pay_order_reference" ("payment_session_id") WHERE deleted_at IS NULL;`,
    )
    return Promise.resolve()
  }
}
