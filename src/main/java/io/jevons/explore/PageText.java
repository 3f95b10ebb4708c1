package io.jevons.explore;

import io.jevons.internal.Resources;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The page as one text, with the policy under which a browser runs it: its own script and style, known by their hashes. */
final class PageText {
    private final byte[] html;
    private final String policy;

    private PageText(byte[] html, String policy) {
        this.html = html;
        this.policy = policy;
    }

    static PageText read() {
        String style = Resources.text(PageText.class, "explore.css");
        String script = Resources.text(PageText.class, "explore.js");
        String html = Resources.text(PageText.class, "explore.html")
                .replace("/*style*/", style)
                .replace("/*script*/", script);
        // A notebook on this machine may show the page in a frame; nobody else may.
        String policy = "default-src 'none'; script-src '" + hash(script) + "'; style-src '" + hash(style)
                + "'; img-src data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' "
                + "http://localhost:* http://127.0.0.1:* https://localhost:* https://127.0.0.1:* vscode-webview:";
        return new PageText(html.getBytes(StandardCharsets.UTF_8), policy);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    byte[] html() {
        return html.clone();
    }

    String policy() {
        return policy;
    }
}
