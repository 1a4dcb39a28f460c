import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Everything that an order needs attention for is kept, not the most pressing reason alone. */
export class Migration20261130210000 extends Migration {
  override up(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_pay_order_reference" add column if not exists "findings" jsonb null;`,
    )
    this.addSql(
      `update "amazon_pay_order_reference" set "findings" = jsonb_build_array(jsonb_build_object('reason', "attention", 'amount', "attention_amount", 'about', '[]'::jsonb, 'since', coalesce("attention_at", now()))) where "attention" is not null;`,
    )
    return Promise.resolve()
  }

  override down(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_pay_order_reference" drop column if exists "findings";`,
    )
    return Promise.resolve()
  }
}
