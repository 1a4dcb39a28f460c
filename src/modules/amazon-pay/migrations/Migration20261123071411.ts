import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123071411 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "amazon_pay_simulation" ("id" text not null, "account" text not null, "call" text not null, "simulation" text not null, "minutes" integer null, "picked_at" timestamptz not null, "order_reference_id" text null, "taken_at" timestamptz null, "used_by" text null, "used_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_simulation_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_simulation_deleted_at" ON "amazon_pay_simulation" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_pay_simulation_waiting" ON "amazon_pay_simulation" ("account", "call") WHERE order_reference_id IS NULL AND deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_pay_simulation_taken" ON "amazon_pay_simulation" ("order_reference_id", "call") WHERE order_reference_id IS NOT NULL AND deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_simulation_account_taken_at" ON "amazon_pay_simulation" ("account", "taken_at") WHERE deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "amazon_pay_simulation" cascade;`)
  }
}
