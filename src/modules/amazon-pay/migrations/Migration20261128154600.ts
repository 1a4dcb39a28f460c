import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261128154600 extends Migration {
  override up(): Promise<void> {
    this.addSql(
      `create table if not exists "amazon_pay_chosen_address" ("id" text not null, "account" text not null, "recipient" text null, "street" text null, "town" text null, "email" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_chosen_address_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_chosen_address_deleted_at" ON "amazon_pay_chosen_address" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    return Promise.resolve()
  }

  override down(): Promise<void> {
    this.addSql(`drop table if exists "amazon_pay_chosen_address" cascade;`)
    return Promise.resolve()
  }
}
