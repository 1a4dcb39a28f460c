import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const most = (allowance: string) => `
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
    allowance := ${allowance};
    if charged > ordered + allowance then
      raise exception 'Captures of % % for order reference % exceed its total of %.',
        charged, currency, new.order_reference_id, ordered
        using errcode = 'check_violation', constraint = 'amazon_pay_operation_no_overcharge';
    end if;
    return new;
  end;
  $$ language plpgsql;
`

/**
 * Amazon names a most for its allowance in four currencies. In others, such as Danish crowns, 75 refused what the code
 * allowed, and a parcel of an order that had grown was never charged.
 */
export class Migration20261127160000 extends Migration {
  override up(): Promise<void> {
    this.addSql(
      most(`case
        when currency in ('USD', 'GBP', 'EUR') then least(ordered * 0.15, 75)
        when currency = 'JPY' then least(ordered * 0.15, 8400)
        else ordered * 0.15 end`),
    )
    return Promise.resolve()
  }

  override down(): Promise<void> {
    this.addSql(most(`least(ordered * 0.15, case currency when 'JPY' then 8400 else 75 end)`))
    return Promise.resolve()
  }
}
