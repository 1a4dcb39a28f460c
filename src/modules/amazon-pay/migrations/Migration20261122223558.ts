import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261122223558 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_pay_order_reference" drop constraint if exists "amazon_pay_order_reference_amazon_order_reference_id_unique";`,
    )
    this.addSql(
      `alter table if exists "amazon_pay_operation" drop constraint if exists "amazon_pay_operation_booked_id_unique";`,
    )
    this.addSql(
      `alter table if exists "amazon_pay_operation" drop constraint if exists "amazon_pay_operation_order_reference_id_kind_slot_unique";`,
    )
    this.addSql(
      `alter table if exists "amazon_pay_operation" drop constraint if exists "amazon_pay_operation_reference_id_unique";`,
    )
    this.addSql(
      `create table if not exists "amazon_pay_operation" ("id" text not null, "order_reference_id" text not null, "kind" text check ("kind" in ('details', 'confirm', 'authorize', 'capture', 'refund', 'release', 'cancel', 'close')) not null, "slot" integer not null, "reference_id" text not null, "action" text not null, "parameters" jsonb not null, "amount" numeric null, "state" text check ("state" in ('recorded', 'sent', 'pending', 'completed', 'declined', 'failed')) not null default 'recorded', "attempts" integer not null default 1, "amazon_id" text null, "amazon_parent_id" text null, "amazon_state" text null, "reason_code" text null, "soft_decline" boolean null, "expires_at" timestamptz null, "error_code" text null, "fulfillment_id" text null, "booked_id" text null, "requested_at" timestamptz not null, "raw_amount" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_operation_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_deleted_at" ON "amazon_pay_operation" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_reference_id_unique" ON "amazon_pay_operation" ("reference_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_order_reference_id_kind_slot_unique" ON "amazon_pay_operation" ("order_reference_id", "kind", "slot") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_amazon_id" ON "amazon_pay_operation" ("amazon_id") WHERE amazon_id IS NOT NULL AND deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_amazon_parent_id" ON "amazon_pay_operation" ("amazon_parent_id") WHERE amazon_parent_id IS NOT NULL AND deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_booked_id_unique" ON "amazon_pay_operation" ("booked_id") WHERE booked_id IS NOT NULL AND kind = 'capture' AND state NOT IN ('declined', 'failed') AND deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "amazon_pay_order_reference" ("id" text not null, "account" text not null, "amazon_order_reference_id" text not null, "payment_collection_id" text not null, "payment_session_id" text not null, "total" numeric not null, "currency_code" text not null, "state" text not null default 'Draft', "reason_code" text null, "expires_at" timestamptz null, "raw_total" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_order_reference_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_order_reference_deleted_at" ON "amazon_pay_order_reference" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_pay_order_reference_amazon_order_reference_id_unique" ON "amazon_pay_order_reference" ("amazon_order_reference_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_order_reference_payment_collection_id" ON "amazon_pay_order_reference" ("payment_collection_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_order_reference_payment_session_id" ON "amazon_pay_order_reference" ("payment_session_id") WHERE deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "amazon_pay_operation" cascade;`)

    this.addSql(`drop table if exists "amazon_pay_order_reference" cascade;`)
  }
}
