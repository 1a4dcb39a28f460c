import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123011532 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_pay_topic" drop constraint if exists "amazon_pay_topic_account_unique";`,
    )
    this.addSql(
      `alter table if exists "amazon_pay_topic" drop constraint if exists "amazon_pay_topic_account_topic_arn_unique";`,
    )
    this.addSql(
      `alter table if exists "amazon_pay_notification" drop constraint if exists "amazon_pay_notification_message_id_unique";`,
    )
    this.addSql(
      `create table if not exists "amazon_pay_lease" ("id" text not null, "holder" text not null, "until" timestamptz not null, "seen_until" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_lease_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_lease_deleted_at" ON "amazon_pay_lease" ("deleted_at") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "amazon_pay_notification" ("id" text not null, "account" text not null, "message_id" text not null, "notification_reference_id" text null, "topic_arn" text not null, "type" text not null, "type_name" text not null, "object_id" text null, "amazon_order_reference_id" text null, "claim" jsonb null, "claimed_at" timestamptz null, "sent_at" timestamptz not null, "received_at" timestamptz not null, "is_sample" boolean not null default false, "state" text check ("state" in ('received', 'waiting', 'processed', 'unmatched', 'dead')) not null default 'received', "outcome" text null, "attempts" integer not null default 0, "problem" text null, "next_check_at" timestamptz null, "processed_at" timestamptz null, "body" text null, "subscribe_url" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_notification_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_notification_deleted_at" ON "amazon_pay_notification" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_pay_notification_message_id_unique" ON "amazon_pay_notification" ("message_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_pay_notification_reference_unique" ON "amazon_pay_notification" ("account", "notification_reference_id") WHERE notification_reference_id IS NOT NULL AND deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_notification_next_check_at" ON "amazon_pay_notification" ("next_check_at") WHERE next_check_at IS NOT NULL AND deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_notification_order" ON "amazon_pay_notification" ("amazon_order_reference_id", "claimed_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_notification_account_received_at" ON "amazon_pay_notification" ("account", "received_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_notification_received_at" ON "amazon_pay_notification" ("received_at") WHERE body IS NOT NULL AND deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "amazon_pay_topic" ("id" text not null, "account" text not null, "topic_arn" text not null, "trusted" boolean not null, "confirmed_at" timestamptz null, "last_seen_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_topic_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_topic_deleted_at" ON "amazon_pay_topic" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_pay_topic_account_topic_arn_unique" ON "amazon_pay_topic" ("account", "topic_arn") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_pay_topic_account_unique" ON "amazon_pay_topic" ("account") WHERE trusted AND deleted_at IS NULL;`,
    )

    this.addSql(
      `alter table if exists "amazon_pay_operation" add column if not exists "next_check_at" timestamptz null, add column if not exists "expiry_announced_at" timestamptz null;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_next_check_at" ON "amazon_pay_operation" ("next_check_at") WHERE next_check_at IS NOT NULL AND deleted_at IS NULL;`,
    )

    this.addSql(
      `alter table if exists "amazon_pay_order_reference" add column if not exists "state_changed_at" timestamptz null, add column if not exists "next_check_at" timestamptz null, add column if not exists "idle_checks" integer not null default 0, add column if not exists "attention" text null, add column if not exists "attention_at" timestamptz null;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_order_reference_next_check_at" ON "amazon_pay_order_reference" ("next_check_at") WHERE next_check_at IS NOT NULL AND deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_order_reference_attention_at" ON "amazon_pay_order_reference" ("attention_at") WHERE attention IS NOT NULL AND deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "amazon_pay_lease" cascade;`)

    this.addSql(`drop table if exists "amazon_pay_notification" cascade;`)

    this.addSql(`drop table if exists "amazon_pay_topic" cascade;`)

    this.addSql(`drop index if exists "IDX_amazon_pay_operation_next_check_at";`)
    this.addSql(
      `alter table if exists "amazon_pay_operation" drop column if exists "next_check_at", drop column if exists "expiry_announced_at";`,
    )

    this.addSql(`drop index if exists "IDX_amazon_pay_order_reference_next_check_at";`)
    this.addSql(`drop index if exists "IDX_amazon_pay_order_reference_attention_at";`)
    this.addSql(
      `alter table if exists "amazon_pay_order_reference" drop column if exists "state_changed_at", drop column if exists "next_check_at", drop column if exists "idle_checks", drop column if exists "attention", drop column if exists "attention_at";`,
    )
  }
}
