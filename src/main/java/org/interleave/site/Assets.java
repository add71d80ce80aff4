package org.interleave.site;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The scripts and styles that every page loads, by the hashed names that Vite gave them. */
@Component("assets")
final class Assets {
  private static final String MANIFEST = "/static/manifest.json";

  private final String script;
  private final List<String> styles;

  Assets() throws IOException {
    try (InputStream in = Assets.class.getResourceAsStream(MANIFEST)) {
      if (in == null) {
        throw new IOException(
            "the pages' scripts and styles are not built; run: node frontend/build.mjs");
      }
      JsonNode entry = JsonMapper.shared().readTree(in).path("src/main.ts");
      this.script = "/" + entry.path("file").asString();
      this.styles = entry.path("css").valueStream().map(css -> "/" + css.asString()).toList();
    }
  }

  public String getScript() {
    return script;
  }

  public List<String> getStyles() {
    return styles;
  }
}
