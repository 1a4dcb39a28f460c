import { CreditCard } from "@medusajs/icons"
import { useAttentionCount } from "../data/hooks"
import { useWords } from "./words"

/** The dashboard gives an icon of the menu 15 pixels, and cuts off the rest. */
const look = { fontSize: "10px", lineHeight: "15px", height: "15px", width: "15px" }

/** In the dashboard's menu: a card; when orders need a person, how many. */
export function MenuIcon() {
  const { t } = useWords()
  const count = useAttentionCount()
  if (!count) return <CreditCard />
  const spoken = `${t("overview.attention")}: ${count}`
  return (
    <span title={spoken} data-amazon-pay="menu-count">
      <span
        aria-hidden
        className="bg-ui-button-danger text-ui-fg-on-color block text-center font-medium"
        style={look}
      >
        {count > 9 ? "9+" : count}
      </span>
      <span className="sr-only">{spoken}</span>
    </span>
  )
}
