import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123070843 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "amazon_pay_deed" ("id" text not null, "account" text not null, "amazon_order_reference_id" text null, "action" text not null, "subject_id" text null, "asked_by" text not null, "done_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_deed_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_deed_deleted_at" ON "amazon_pay_deed" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_deed_order" ON "amazon_pay_deed" ("amazon_order_reference_id") WHERE amazon_order_reference_id IS NOT NULL AND deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_deed_subject" ON "amazon_pay_deed" ("subject_id") WHERE subject_id IS NOT NULL AND deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "amazon_pay_deed" cascade;`)
  }
}
