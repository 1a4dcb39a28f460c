"use client"

import type { ReactElement, ReactNode, Ref } from "react"
import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react"
import { AmazonPayCheckout } from "./checkout/checkout.ts"
import type { CheckoutOptions } from "./checkout/options.ts"
import type { CheckoutState } from "./checkout/state.ts"
import { initialState } from "./checkout/state.ts"
import { showAddressBook } from "./page/address-book.ts"
import type { ButtonLook } from "./page/button.ts"
import { showButton } from "./page/button.ts"
import type { CheckoutButtonOptions } from "./page/checkout-button.ts"
import { mountAmazonPayButton } from "./page/checkout-button.ts"
import type { CheckoutView } from "./page/view.ts"
import { viewOf } from "./page/view.ts"
import { showWallet } from "./page/wallet.ts"
import type { StringChanges } from "./strings/choose.ts"
import { chooseStrings } from "./strings/choose.ts"

/** What components below a provider can use. */
export interface AmazonPay {
  readonly checkout: AmazonPayCheckout
  readonly state: CheckoutState
  /** The state in words of the buyer's language. */
  readonly view: CheckoutView
  readonly language: string
}

const AmazonPayContext = createContext<AmazonPay | null>(null)

export interface AmazonPayProviderProps extends CheckoutOptions {
  readonly strings?: StringChanges
  readonly children?: ReactNode
}

/** Runs one checkout for what is below it. Another `cartId` is another checkout. */
export function AmazonPayProvider(props: AmazonPayProviderProps): ReactElement {
  // A new cart takes new state with it; everything else is read when the checkout is made.
  return <OneCheckout key={props.cartId} {...props} />
}

function OneCheckout({ strings, children, ...options }: AmazonPayProviderProps): ReactElement {
  const notify = useLatest(options.onNotice)
  const [checkout] = useState(
    () => new AmazonPayCheckout({ ...options, onNotice: (notice) => notify.current?.(notice) }),
  )
  const state = useSyncExternalStore(checkout.subscribe, checkout.getState, () => initialState)
  useEffect(() => {
    checkout.start()
    return () => checkout.stop()
  }, [checkout])
  const language = checkout.getLanguage()
  const digital = options.digital ?? false
  const value = useMemo(() => {
    const view = viewOf(state, chooseStrings(language, strings), language, digital)
    return { checkout, state, view, language }
  }, [checkout, state, strings, language, digital])
  return <AmazonPayContext.Provider value={value}>{children}</AmazonPayContext.Provider>
}

function useLatest<Value>(value: Value): { readonly current: Value } {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}

/** The checkout of the nearest provider. @throws Error outside of one */
export function useAmazonPay(): AmazonPay {
  const value = useContext(AmazonPayContext)
  if (!value) throw new Error("useAmazonPay needs an AmazonPayProvider above it.")
  return value
}

/** An element that one of the kit's parts is shown in. */
function useShown(show: (host: HTMLElement) => () => void): Ref<HTMLDivElement> {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => (host.current ? show(host.current) : undefined), [show])
  return host
}

/** Amazon's button, while nobody is signed in. */
export function AmazonPayButton({ type, color, size }: ButtonLook): ReactElement {
  const { checkout } = useAmazonPay()
  const show = useMemo(() => {
    const look = { ...(type && { type }), ...(color && { color }), ...(size && { size }) }
    return (host: HTMLElement) => showButton(checkout, host, look)
  }, [checkout, type, color, size])
  return <div className="amazon-pay-button" ref={useShown(show)} />
}

const widgetRoom = { minHeight: 228 }

/** Amazon's address book, while there is something to choose. */
export function AmazonPayAddressBook(): ReactElement {
  const { checkout, view } = useAmazonPay()
  const show = useMemo(() => (host: HTMLElement) => showAddressBook(checkout, host), [checkout])
  return (
    <div
      className="amazon-pay-part"
      role="group"
      aria-label={view.address ?? undefined}
      hidden={view.address === null}
    >
      <h3 className="amazon-pay-title">{view.address}</h3>
      <div className="amazon-pay-address-book" style={widgetRoom} ref={useShown(show)} />
    </div>
  )
}

/** Amazon's wallet, while there is something to choose, and again after a decline. */
export function AmazonPayWallet(): ReactElement {
  const { checkout, view } = useAmazonPay()
  const show = useMemo(() => (host: HTMLElement) => showWallet(checkout, host), [checkout])
  return (
    <div
      className="amazon-pay-part"
      role="group"
      aria-label={view.payment ?? undefined}
      hidden={view.payment === null}
    >
      <h3 className="amazon-pay-title">{view.payment}</h3>
      <div className="amazon-pay-wallet" style={widgetRoom} ref={useShown(show)} />
    </div>
  )
}

/**
 * Amazon's button outside of the checkout and of its provider; see `mountAmazonPayButton`. What a press does is what the props say then.
 */
export function AmazonPayCheckoutButton(props: CheckoutButtonOptions): ReactElement {
  const host = useRef<HTMLDivElement>(null)
  const latest = useLatest(props)
  const { cartId, providerId, language, checkoutUrl } = props
  useEffect(() => {
    if (!host.current) return undefined
    const { unmount } = mountAmazonPayButton(host.current, {
      ...latest.current,
      cart: () => latest.current.cart(),
      onProblem: (problem) => latest.current.onProblem?.(problem),
    })
    return unmount
    // Other settings or another place to go on need another button.
  }, [latest, cartId, providerId, language, checkoutUrl])
  return <div ref={host} />
}

/** What is going on, what went wrong, and what Amazon still wants of the buyer. */
export function AmazonPayMessages(): ReactElement {
  const { view } = useAmazonPay()
  return (
    <>
      {/* Both stay on the page: screen readers read out what changes in them. */}
      <p className="amazon-pay-alert" role="alert" hidden={view.alert === null}>
        {view.alert}
      </p>
      <p className="amazon-pay-status" role="status" hidden={view.status === null}>
        {view.status}
      </p>
      {view.wishes.length > 0 && (
        <ul className="amazon-pay-wishes">
          {view.wishes.map((wish) => (
            <li key={wish}>{wish}</li>
          ))}
        </ul>
      )}
    </>
  )
}

/** The total, the buyer's consent to it, and the buttons below. */
export function AmazonPayPlaceOrder(): ReactElement {
  const { checkout, view } = useAmazonPay()
  return (
    <>
      {view.total !== null && <p className="amazon-pay-total">{view.total}</p>}
      {view.consent && (
        <label className="amazon-pay-consent">
          <input
            type="checkbox"
            checked={view.consent.agreed}
            onChange={(event) => checkout.setConsent(event.target.checked)}
          />{" "}
          {view.consent.label}
        </label>
      )}
      {view.placeOrder && (
        <button
          type="button"
          className="amazon-pay-place-order"
          disabled={!view.placeOrder.enabled}
          onClick={checkout.placeOrder}
        >
          {view.placeOrder.label}
        </button>
      )}
      {view.retry !== null && (
        <button type="button" className="amazon-pay-retry" onClick={checkout.retry}>
          {view.retry}
        </button>
      )}
      {view.signOut !== null && (
        <button type="button" className="amazon-pay-sign-out" onClick={checkout.signOut}>
          {view.signOut}
        </button>
      )}
    </>
  )
}

/** A whole checkout: messages, button, address book, wallet, consent and order button, in this order. */
export function AmazonPayCheckoutPanel({ button }: { readonly button?: ButtonLook }): ReactElement {
  const { checkout, view, language } = useAmazonPay()
  return (
    <section className="amazon-pay" lang={language} data-step={view.step}>
      <AmazonPayMessages />
      {view.hint !== null && <p className="amazon-pay-hint">{view.hint}</p>}
      <AmazonPayButton {...button} />
      {!checkout.options.digital && <AmazonPayAddressBook />}
      <AmazonPayWallet />
      <AmazonPayPlaceOrder />
    </section>
  )
}
