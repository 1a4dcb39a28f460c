import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What Amazon says of each chargeback is kept, and not only that one came in. */
export class Migration20261130210500 extends Migration {
  override up(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_pay_order_reference" add column if not exists "chargebacks" jsonb null;`,
    )
    this.addSql(
      `update "amazon_pay_order_reference" set "chargebacks" = jsonb_build_array(jsonb_build_object('id', null, 'capture', null, 'amount', null, 'currency_code', null, 'state', null, 'reason', null, 'made_at', null, 'received_at', "chargeback_at", 'changed_at', "chargeback_at")) where "chargeback_at" is not null;`,
    )
    return Promise.resolve()
  }

  override down(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_pay_order_reference" drop column if exists "chargebacks";`,
    )
    return Promise.resolve()
  }
}
