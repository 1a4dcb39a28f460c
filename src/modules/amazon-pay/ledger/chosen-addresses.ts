import { z } from "@medusajs/framework/zod"
import {
  differences,
  digestsOf,
  type AddressLines,
  type AddressPart,
  type ChosenDigests,
  type Whereabouts,
} from "../buyer/chosen-address"
import { Leases } from "./leases"

const digest = z.string().nullable()
const rowsSchema = z.array(
  z.object({
    recipient: digest,
    street: digest,
    town: digest,
    email: digest,
    confirmed_at: z.coerce.date().nullable(),
  }),
)

/** What is known of what a buyer chose. */
export interface ChosenAddressRow {
  digests: ChosenDigests
  /** Whether Amazon has shown what the buyer confirmed, which cannot change any more. */
  isConfirmed: boolean
}

const table = "amazon_pay_chosen_address"
const dayMs = 24 * 60 * 60_000

/** What buyers have chosen at Amazon, as digests. */
export class ChosenAddresses extends Leases {
  /** Remembers what a buyer has chosen and may still choose anew. What they have confirmed stands. */
  async rememberChosen(account: string, id: string, chosen: Whereabouts): Promise<void> {
    await this.database_()(table)
      .insert({ id, account, ...digestsOf(id, chosen), updated_at: new Date() })
      .onConflict("id")
      .merge()
      .whereNull(`${table}.confirmed_at`)
  }

  /**
   * Remembers the address that a buyer has confirmed, once; what Amazon does not show stays as it was read before.
   * @param address null where the order reference has none
   */
  async rememberConfirmed(
    account: string,
    id: string,
    address: AddressLines | null,
  ): Promise<void> {
    const { recipient, street, town } = digestsOf(id, { address, email: null })
    await this.database_().raw(
      `insert into ${table} as chosen (id, account, recipient, street, town, confirmed_at) values (?, ?, ?, ?, ?, now())
       on conflict (id) do update set
         recipient = coalesce(excluded.recipient, chosen.recipient),
         street = coalesce(excluded.street, chosen.street),
         town = coalesce(excluded.town, chosen.town),
         confirmed_at = now(), updated_at = now()
       where chosen.confirmed_at is null`,
      [id, account, recipient, street, town],
    )
  }

  /** What is known of what a buyer chose for an order reference, by Amazon's id; null where nobody has read it. */
  async chosenAddress(id: string): Promise<ChosenAddressRow | null> {
    const rows: unknown = await this.database_()(table).where({ id }).limit(1)
    const [row] = rowsSchema.parse(rows)
    if (!row) return null
    const { confirmed_at, ...digests } = row
    return { digests, isConfirmed: confirmed_at !== null }
  }

  /**
   * In which parts an order or a cart is not what its buyer chose at Amazon.
   * @returns null where nobody has read what they chose
   */
  async differencesFromChosen(id: string, now: Whereabouts): Promise<AddressPart[] | null> {
    const chosen = await this.chosenAddress(id)
    return chosen && differences(id, chosen.digests, now)
  }

  /** Forgets what was chosen for what never became an order reference of this store, and for orders of long ago. */
  async forgetChosen(now: Date): Promise<void> {
    await this.database_().raw(
      `delete from ${table} as chosen where updated_at < ? or updated_at < ? and not exists (
        select from "amazon_pay_order_reference" where amazon_order_reference_id = chosen.id
      )`,
      [new Date(now.getTime() - 360 * dayMs), new Date(now.getTime() - 7 * dayMs)],
    )
  }
}
