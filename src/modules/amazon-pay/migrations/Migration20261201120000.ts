import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Messages are stored in the inbox before they are answered. Those of the table before it were read within a minute. */
export class Migration20261201120000 extends Migration {
  override up(): Promise<void> {
    this.addSql(`drop table if exists "amazon_pay_arrival" cascade;`)
    return Promise.resolve()
  }

  override down(): Promise<void> {
    this.addSql(
      `create table if not exists "amazon_pay_arrival" ("id" text not null, "account" text not null, "topic_arn" text not null, "sent_at" timestamptz not null, "received_at" timestamptz not null, "keeps_body" boolean not null, "body" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_arrival_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_arrival_deleted_at" ON "amazon_pay_arrival" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    return Promise.resolve()
  }
}
