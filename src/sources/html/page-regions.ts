// Parts of a page that are not its story: navigation, sidebars, comments, related stories, dialogs. They
// are found by element names and by common words in classes and ids.

/** Attributes of an element, names in lower case. */
export type Attributes = Readonly<Record<string, string>>

/** Elements that never hold the story. */
const ELEMENTS = new Set(['aside', 'nav', 'dialog', 'form'])
/** Elements that hold the story, whatever their classes are. */
const NEVER = new Set(['html', 'body', 'main', 'h1'])

/** Words in classes and ids of regions that are not the story. */
const WORDS = new Set(
  (
    'comment comments commentlist respond disqus related recommended recommendations recommendation ' +
    'sidebar trending popular teaser teasers promo promos promoted newsletter breadcrumb breadcrumbs ' +
    'menu navigation nav navbar cookie cookies consent gdpr outbrain taboola similar upnext ' +
    'livefyre footer subscribe'
  ).split(' '),
)
/**
 * Words that show that a class is about the whole page: `content-sidebar-wrap`, `has-sidebar`,
 * `no-comments`.
 */
const WHOLE =
  /^(?:has|with|without|no|is|hide|show|post|single|page|category|tag)[-_]|content|main|wrap|layout|article|entry|elementor/iu

/** Tells whether an element holds something other than the page's story. */
export function isElsewhere(name: string, attributes: Attributes): boolean {
  if (NEVER.has(name)) return false
  if (ELEMENTS.has(name) || isDialog(attributes)) return true
  if (/comment/i.test(attributes['itemprop'] ?? '')) return true
  return tokensOf(attributes).some(
    (token) => !WHOLE.test(token) && wordsOf(token).some((word) => WORDS.has(word)),
  )
}

/** Names of tools that ask for consent to cookies. */
const CONSENT =
  /^(?:onetrust|ot-sdk|optanon|cybot|cookiebot|qc-cmp|didomi|usercentrics|uc-banner|iubenda|cmplz|cky-|borlabs|truste|fc-consent|sp_message|gdpr|cookie-?(?:banner|bar|consent|notice|law|policy|popup|message|modal|wall|info|alert|warning|disclaimer)|cookies?-?eu|eu-?cookie|cc-(?:window|banner)|consent-?(?:banner|modal|popup|dialog|manager))|(?:^|[-_])cookie-?(?:banner|bar|consent|notice|law|popup|message|modal|overlay)/iu

/** Tells whether an element is a dialog or asks for consent. */
export function isDialog(attributes: Attributes): boolean {
  if (/^(?:alert)?dialog$/iu.test(attributes['role'] ?? '')) return true
  if (attributes['aria-modal'] === 'true') return true
  return tokensOf(attributes).some((token) => CONSENT.test(token))
}

/** Classes and ids of readers' comments below a story. */
const COMMENTS =
  /^(?:comments?|comment-?list|comments?-(?:area|section|container|wrapper|list|block|thread|content|body|text)|disqus_thread|disqus|fb-comments|respond|livefyre(?:-comments)?|viafoura|coral_?(?:thread|talk)?|spot-?im)$/iu

/** Tells whether an element holds comments of readers. */
export function isComments(attributes: Attributes): boolean {
  return (
    /^comments?$/iu.test(attributes['itemprop'] ?? '') ||
    tokensOf(attributes).some((token) => COMMENTS.test(token))
  )
}

/** Tells whether an element holds the caption or the credit of a picture. */
export function isCaption(attributes: Attributes): boolean {
  return tokensOf(attributes).some((token) =>
    /(?:^|[-_])(?:caption|captions|caption-?text|photo-?credit|image-?credit|img-?credit)(?:$|[-_](?:text|wrap|container|credit|title)$)/iu.test(
      token,
    ),
  )
}

function tokensOf(attributes: Attributes): string[] {
  return `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`.split(/\s+/u).filter(Boolean)
}

function wordsOf(token: string): string[] {
  return token
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1-$2')
    .toLowerCase()
    .split(/[-_:]+/u)
}
