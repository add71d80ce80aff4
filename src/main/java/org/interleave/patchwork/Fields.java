package org.interleave.patchwork;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The fields of a body, whether it came as a form or as JSON.
 *
 * @param values by name, each as text; null where JSON says null
 */
record Fields(Map<String, List<@Nullable String>> values) {
  private static final int LARGEST = 1 << 20;

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** The last value, stripped; empty where there is none or it is null. */
  Optional<String> text(String name) {
    List<@Nullable String> all = values.getOrDefault(name, List.of());
    return all.isEmpty() ? Optional.empty() : Optional.ofNullable(all.getLast()).map(String::strip);
  }

  List<String> all(String name) {
    List<String> all = new ArrayList<>();
    for (String one : values.getOrDefault(name, List.of())) {
      if (one != null && !one.isBlank()) {
        all.add(one.strip());
      }
    }
    return all;
  }

  /** Reads them, for handlers that take {@code Fields}. */
  static final class Reader implements HandlerMethodArgumentResolver {
    private final ObjectMapper json;

    Reader(ObjectMapper json) {
      this.json = json;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Fields.class;
    }

    @Override
    public Fields resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest web,
        @Nullable WebDataBinderFactory binder)
        throws IOException {
      HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
      if (request == null) {
        throw new IllegalStateException("not a servlet's request");
      }
      String type = request.getContentType();
      MediaType media = type == null ? MediaType.APPLICATION_FORM_URLENCODED : media(type);
      if (media.isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED)
          || media.isCompatibleWith(MediaType.MULTIPART_FORM_DATA)) {
        return new Fields(parameters(request));
      }
      if (media.isCompatibleWith(MediaType.APPLICATION_JSON)) {
        return json(body(request));
      }
      throw unsupported(media.toString());
    }

    private static MediaType media(String type) {
      try {
        return MediaType.parseMediaType(type);
      } catch (InvalidMediaTypeException e) {
        throw unsupported(type);
      }
    }

    private static Refused unsupported(String type) {
      return Refused.of(415, "Unsupported media type \"" + type + "\" in request.");
    }

    private static String body(HttpServletRequest request) throws IOException {
      byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw Refused.of(413, "The body is larger than 1 MiB.");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The container reads the forms of POST, and a filter those of PUT and PATCH. */
    private static Map<String, List<@Nullable String>> parameters(HttpServletRequest request) {
      Map<String, List<@Nullable String>> values = new LinkedHashMap<>();
      request
          .getParameterMap()
          .forEach((name, all) -> values.put(name, new ArrayList<>(List.of(all))));
      return values;
    }

    private Fields json(String body) {
      JsonNode tree;
      try {
        tree = json.readTree(body.isBlank() ? "{}" : body);
      } catch (JacksonException e) {
        throw Refused.of(400, "JSON parse error - " + e.getOriginalMessage());
      }
      if (!tree.isObject()) {
        throw Refused.of(400, "Invalid data. Expected a dictionary.");
      }
      Map<String, List<@Nullable String>> values = new LinkedHashMap<>();
      tree.properties()
          .forEach(field -> {
            List<@Nullable String> all = new ArrayList<>();
            if (field.getValue().isArray()) {
              field.getValue().forEach(one -> all.add(text(one)));
            } else {
              all.add(text(field.getValue()));
            }
            values.put(field.getKey(), all);
          });
      return new Fields(values);
    }

    private static @Nullable String text(JsonNode node) {
      return node.isNull() ? null : node.isValueNode() ? node.asString() : node.toString();
    }
  }
}
