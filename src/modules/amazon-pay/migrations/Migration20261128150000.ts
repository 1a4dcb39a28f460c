import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Operations know what they are for, and are put in order by the database: ids that carry a process's clock stand in
 * another order when clocks are apart.
 */
export class Migration20261128150000 extends Migration {
  override up(): Promise<void> {
    this.addSql(`create sequence if not exists "amazon_pay_operation_sequence";`)
    this.addSql(
      `alter table if exists "amazon_pay_operation" add column if not exists "sequence" integer null, add column if not exists "purpose" text null, add column if not exists "parcel_amount" numeric null, add column if not exists "raw_parcel_amount" jsonb null;`,
    )
    this.addSql(
      `update "amazon_pay_operation" as one set "sequence" = numbered.number from (select id, row_number() over (order by id) as number from "amazon_pay_operation") as numbered where numbered.id = one.id;`,
    )
    this.addSql(
      `select setval('amazon_pay_operation_sequence', (select coalesce(max("sequence"), 0) + 1 from "amazon_pay_operation"), false);`,
    )
    this.addSql(
      `alter table if exists "amazon_pay_operation" alter column "sequence" set default nextval('amazon_pay_operation_sequence'), alter column "sequence" set not null;`,
    )
    return Promise.resolve()
  }

  override down(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_pay_operation" drop column if exists "sequence", drop column if exists "purpose", drop column if exists "parcel_amount", drop column if exists "raw_parcel_amount";`,
    )
    this.addSql(`drop sequence if exists "amazon_pay_operation_sequence";`)
    return Promise.resolve()
  }
}
