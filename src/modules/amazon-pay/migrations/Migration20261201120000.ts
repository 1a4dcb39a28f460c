import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The tables of the first release. */
export class Migration20261201120000 extends Migration {
  override up(): Promise<void> {
    this.addSql(`create sequence if not exists "amazon_pay_operation_sequence";`)
    this.addSql(
      `create table if not exists "amazon_pay_chosen_address" ("id" text not null, "account" text not null, "recipient" text null, "street" text null, "town" text null, "email" text null, "confirmed_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_chosen_address_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_chosen_address_deleted_at" ON "amazon_pay_chosen_address" (deleted_at) WHERE (deleted_at IS NULL);`,
    )

    this.addSql(
      `create table if not exists "amazon_pay_audit_log" ("id" text not null, "account" text not null, "amazon_order_reference_id" text null, "action" text not null, "subject_id" text null, "asked_by" text not null, "done_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_audit_log_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_audit_log_deleted_at" ON "amazon_pay_audit_log" (deleted_at) WHERE (deleted_at IS NULL);`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_audit_log_order" ON "amazon_pay_audit_log" (amazon_order_reference_id) WHERE ((amazon_order_reference_id IS NOT NULL) AND (deleted_at IS NULL));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_audit_log_subject" ON "amazon_pay_audit_log" (subject_id) WHERE ((subject_id IS NOT NULL) AND (deleted_at IS NULL));`,
    )

    this.addSql(
      `create table if not exists "amazon_pay_dismissal" ("id" text not null, "order_reference_id" text not null, "finding" text not null, "attention" text not null, "amount" text null, "note" text not null, "dismissed_by" text not null, "dismissed_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_dismissal_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_dismissal_deleted_at" ON "amazon_pay_dismissal" (deleted_at) WHERE (deleted_at IS NULL);`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_dismissal_order" ON "amazon_pay_dismissal" (order_reference_id) WHERE (deleted_at IS NULL);`,
    )

    this.addSql(
      `create table if not exists "amazon_pay_earlier_draft" ("id" text not null, "account" text not null, "payment_collection_id" text not null, "forgotten_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_earlier_draft_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_earlier_draft_deleted_at" ON "amazon_pay_earlier_draft" (deleted_at) WHERE (deleted_at IS NULL);`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_earlier_draft_forgotten_at" ON "amazon_pay_earlier_draft" (forgotten_at) WHERE (deleted_at IS NULL);`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_earlier_draft_payment_collection_id" ON "amazon_pay_earlier_draft" (payment_collection_id) WHERE (deleted_at IS NULL);`,
    )

    this.addSql(
      `create table if not exists "amazon_pay_lease" ("id" text not null, "holder" text not null, "until" timestamptz not null, "seen_until" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_lease_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_lease_deleted_at" ON "amazon_pay_lease" (deleted_at) WHERE (deleted_at IS NULL);`,
    )

    this.addSql(
      `create table if not exists "amazon_pay_notification" ("id" text not null, "account" text not null, "message_id" text not null, "notification_reference_id" text null, "topic_arn" text not null, "type" text not null, "type_name" text not null, "object_id" text null, "amazon_order_reference_id" text null, "reported" jsonb null, "sent_at" timestamptz not null, "received_at" timestamptz not null, "is_sample" boolean not null default false, "state" text check ("state" in ('received', 'waiting', 'processed', 'unmatched', 'dead')) not null default 'received', "outcome" text null, "attempts" integer not null default 0, "problem" text null, "next_check_at" timestamptz null, "processed_at" timestamptz null, "body" text null, "subscribe_url" text null, "object_changed_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_notification_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_notification_account_received_at" ON "amazon_pay_notification" (account, received_at) WHERE (deleted_at IS NULL);`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_notification_deleted_at" ON "amazon_pay_notification" (deleted_at) WHERE (deleted_at IS NULL);`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_notification_next_check_at" ON "amazon_pay_notification" (next_check_at) WHERE ((next_check_at IS NOT NULL) AND (deleted_at IS NULL));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_notification_order" ON "amazon_pay_notification" (amazon_order_reference_id, object_changed_at) WHERE (deleted_at IS NULL);`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_notification_received_at" ON "amazon_pay_notification" (received_at) WHERE ((body IS NOT NULL) AND (deleted_at IS NULL));`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_pay_notification_message_id_unique" ON "amazon_pay_notification" (message_id) WHERE (deleted_at IS NULL);`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_pay_notification_reference_unique" ON "amazon_pay_notification" (account, notification_reference_id) WHERE ((notification_reference_id IS NOT NULL) AND (deleted_at IS NULL));`,
    )

    this.addSql(
      `create table if not exists "amazon_pay_operation" ("id" text not null, "order_reference_id" text not null, "kind" text check ("kind" in ('details', 'confirm', 'authorize', 'capture', 'refund', 'release', 'cancel', 'close', 'name')) not null, "slot" integer not null, "sequence" integer not null default nextval('amazon_pay_operation_sequence'), "reference_id" text not null, "action" text not null, "parameters" jsonb not null, "amount" numeric null, "raw_amount" jsonb null, "state" text check ("state" in ('recorded', 'sent', 'pending', 'completed', 'declined', 'failed')) not null default 'recorded', "attempts" integer not null default 1, "amazon_id" text null, "amazon_parent_id" text null, "amazon_state" text null, "reason_code" text null, "advice" text null, "soft_decline" boolean null, "expires_at" timestamptz null, "error_code" text null, "fulfillment_id" text null, "purpose" text null, "parcel_amount" numeric null, "raw_parcel_amount" jsonb null, "booked_id" text null, "requested_at" timestamptz not null, "next_check_at" timestamptz null, "expiry_emitted_at" timestamptz null, "asked_by" text null, "amazon_made_at" timestamptz null, "amazon_moved_at" timestamptz null, "accounting" jsonb null, "billing_digest" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_operation_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_amazon_id" ON "amazon_pay_operation" (amazon_id) WHERE ((amazon_id IS NOT NULL) AND (deleted_at IS NULL));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_amazon_parent_id" ON "amazon_pay_operation" (amazon_parent_id) WHERE ((amazon_parent_id IS NOT NULL) AND (deleted_at IS NULL));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_deleted_at" ON "amazon_pay_operation" (deleted_at) WHERE (deleted_at IS NULL);`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_next_check_at" ON "amazon_pay_operation" (next_check_at) WHERE ((next_check_at IS NOT NULL) AND (deleted_at IS NULL));`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_booked_id_unique" ON "amazon_pay_operation" (booked_id) WHERE ((booked_id IS NOT NULL) AND (kind = 'capture') AND (state <> ALL (ARRAY['declined', 'failed'])) AND (deleted_at IS NULL));`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_order_reference_id_kind_slot_unique" ON "amazon_pay_operation" (order_reference_id, kind, slot) WHERE (deleted_at IS NULL);`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_reference_id_unique" ON "amazon_pay_operation" (reference_id) WHERE (deleted_at IS NULL);`,
    )

    this.addSql(
      `create table if not exists "amazon_pay_order_reference" ("id" text not null, "account" text not null, "amazon_order_reference_id" text not null, "payment_collection_id" text not null, "bound_at" timestamptz not null, "bound_after_order" boolean not null default false, "total" numeric not null, "raw_total" jsonb not null, "charge_target" numeric null, "raw_charge_target" jsonb null, "currency_code" text not null, "state" text not null default 'Draft', "reason_code" text null, "expires_at" timestamptz null, "expiry_emitted_at" timestamptz null, "payment_descriptor" text null, "state_changed_at" timestamptz null, "next_check_at" timestamptz null, "idle_checks" integer not null default 0, "attention" text null, "attention_at" timestamptz null, "attention_amount" text null, "findings" jsonb null, "chargeback_at" timestamptz null, "chargebacks" jsonb null, "unusual_elsewhere" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_order_reference_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_order_reference_attention_at" ON "amazon_pay_order_reference" (attention_at) WHERE ((attention IS NOT NULL) AND (deleted_at IS NULL));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_order_reference_bound_at" ON "amazon_pay_order_reference" (bound_at) WHERE ((state = 'Draft') AND (deleted_at IS NULL));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_order_reference_deleted_at" ON "amazon_pay_order_reference" (deleted_at) WHERE (deleted_at IS NULL);`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_order_reference_next_check_at" ON "amazon_pay_order_reference" (next_check_at) WHERE ((next_check_at IS NOT NULL) AND (deleted_at IS NULL));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_order_reference_payment_collection_id" ON "amazon_pay_order_reference" (payment_collection_id) WHERE (deleted_at IS NULL);`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_pay_order_reference_amazon_order_reference_id_unique" ON "amazon_pay_order_reference" (amazon_order_reference_id) WHERE (deleted_at IS NULL);`,
    )

    this.addSql(
      `create table if not exists "amazon_pay_simulation" ("id" text not null, "account" text not null, "call" text not null, "simulation" text not null, "minutes" integer null, "picked_at" timestamptz not null, "order_reference_id" text null, "taken_at" timestamptz null, "used_by" text null, "used_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_simulation_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_simulation_account_taken_at" ON "amazon_pay_simulation" (account, taken_at) WHERE (deleted_at IS NULL);`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_simulation_deleted_at" ON "amazon_pay_simulation" (deleted_at) WHERE (deleted_at IS NULL);`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_pay_simulation_taken" ON "amazon_pay_simulation" (order_reference_id, call) WHERE ((order_reference_id IS NOT NULL) AND (deleted_at IS NULL));`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_pay_simulation_waiting" ON "amazon_pay_simulation" (account, call) WHERE ((order_reference_id IS NULL) AND (deleted_at IS NULL));`,
    )

    this.addSql(
      `create table if not exists "amazon_pay_topic" ("id" text not null, "account" text not null, "topic_arn" text not null, "trusted" boolean not null, "confirmed_at" timestamptz null, "last_seen_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_topic_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_topic_deleted_at" ON "amazon_pay_topic" (deleted_at) WHERE (deleted_at IS NULL);`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_pay_topic_account_topic_arn_unique" ON "amazon_pay_topic" (account, topic_arn) WHERE (deleted_at IS NULL);`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_pay_topic_account_unique" ON "amazon_pay_topic" (account) WHERE (trusted AND (deleted_at IS NULL));`,
    )

    // No captures above the order's total and Amazon's allowance: a row that would break this is an error, whatever the code
    // thought. Unresolved, pending and completed ones count.
    this.addSql(`
      create or replace function amazon_pay_refuse_overcharge() returns trigger as $$
      declare
        ordered numeric;
        currency text;
        charged numeric;
        allowance numeric;
      begin
        select total, currency_code into ordered, currency
          from amazon_pay_order_reference where id = new.order_reference_id;
        select coalesce(sum(amount), 0) into charged
          from amazon_pay_operation
          where order_reference_id = new.order_reference_id
            and kind = 'capture'
            and state not in ('declined', 'failed')
            and deleted_at is null;
        allowance := case
            when currency in ('USD', 'GBP', 'EUR') then least(ordered * 0.15, 75)
            when currency = 'JPY' then least(ordered * 0.15, 8400)
            else ordered * 0.15 end;
        if charged > ordered + allowance then
          raise exception 'Captures of % % for order reference % exceed its total of %.',
            charged, currency, new.order_reference_id, ordered
            using errcode = 'check_violation', constraint = 'amazon_pay_operation_no_overcharge';
        end if;
        return new;
      end;
      $$ language plpgsql;
    `)
    this.addSql(`
      create trigger amazon_pay_operation_no_overcharge
        after insert or update of amount, state on amazon_pay_operation
        for each row when (new.kind = 'capture' and new.state not in ('declined', 'failed'))
        execute function amazon_pay_refuse_overcharge();
    `)
    return Promise.resolve()
  }

  override down(): Promise<void> {
    this.addSql(`drop table if exists "amazon_pay_chosen_address" cascade;`)
    this.addSql(`drop table if exists "amazon_pay_audit_log" cascade;`)
    this.addSql(`drop table if exists "amazon_pay_dismissal" cascade;`)
    this.addSql(`drop table if exists "amazon_pay_earlier_draft" cascade;`)
    this.addSql(`drop table if exists "amazon_pay_lease" cascade;`)
    this.addSql(`drop table if exists "amazon_pay_notification" cascade;`)
    this.addSql(`drop table if exists "amazon_pay_operation" cascade;`)
    this.addSql(`drop table if exists "amazon_pay_order_reference" cascade;`)
    this.addSql(`drop table if exists "amazon_pay_simulation" cascade;`)
    this.addSql(`drop table if exists "amazon_pay_topic" cascade;`)
    this.addSql(`drop function if exists amazon_pay_refuse_overcharge();`)
    this.addSql(`drop sequence if exists "amazon_pay_operation_sequence";`)
    return Promise.resolve()
  }
}
