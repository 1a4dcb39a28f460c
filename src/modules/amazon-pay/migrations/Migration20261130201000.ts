import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Which payment collection an order reference was offered for that the ledger does not keep. */
export class Migration20261130201000 extends Migration {
  override up(): Promise<void> {
    this.addSql(
      `create table if not exists "amazon_pay_earlier_draft" ("id" text not null, "account" text not null, "payment_collection_id" text not null, "forgotten_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_earlier_draft_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_earlier_draft_deleted_at" ON "amazon_pay_earlier_draft" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_earlier_draft_payment_collection_id" ON "amazon_pay_earlier_draft" ("payment_collection_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_earlier_draft_forgotten_at" ON "amazon_pay_earlier_draft" ("forgotten_at") WHERE deleted_at IS NULL;`,
    )
    return Promise.resolve()
  }

  override down(): Promise<void> {
    this.addSql(`drop table if exists "amazon_pay_earlier_draft" cascade;`)
    return Promise.resolve()
  }
}
