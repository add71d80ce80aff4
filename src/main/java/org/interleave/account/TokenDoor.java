package org.interleave.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Looks at the token of every request before its handler runs, and gives handlers the caller.
 * Browsers never send such a header by themselves and ask before they let a page of another site
 * send one, which no answer here allows; so a token is proof that no other site's page calls.
 */
final class TokenDoor implements HandlerInterceptor, HandlerMethodArgumentResolver {
  private static final String CALLER = Caller.class.getName();
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final Tokens tokens;

  TokenDoor(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Credentials given = Credentials.of(request.getHeader(HttpHeaders.AUTHORIZATION));
    Optional<Caller> caller = caller(given);
    caller.ifPresent(it -> request.setAttribute(CALLER, it));
    Optional<Scope> needed = needed(handler);
    if (needed.isPresent()) {
      Caller it = caller.orElseThrow(() -> NotAllowed.unknown(given.scheme(), MISSING));
      if (!it.may(needed.get())) {
        throw NotAllowed.lacking(it, needed.get());
      }
    } else if (Origin.of(request) != Origin.HERE && !READING.contains(request.getMethod())) {
      throw NotAllowed.elsewhere();
    } else if (Origin.of(request) == Origin.ELSEWHERE && caller.isEmpty()) {
      throw NotAllowed.unknown(given.scheme(), MISSING);
    }
    return true;
  }

  private static final String MISSING = "Authentication credentials were not provided.";

  /** A wrong token is refused even where none is needed: its sender must hear of it. */
  private Optional<Caller> caller(Credentials given) {
    if (given.text().isEmpty()) {
      return Optional.empty();
    }
    Optional<Caller> caller = tokens.caller(given.text());
    if (caller.isEmpty()) {
      throw NotAllowed.unknown(given.scheme(), "Invalid token.");
    }
    return caller;
  }

  private static Optional<Scope> needed(Object handler) {
    return handler instanceof HandlerMethod method
        ? Optional.ofNullable(method.getMethodAnnotation(Needs.class)).map(Needs::value)
        : Optional.empty();
  }

  /**
   * What the Authorization header holds.
   *
   * @param text of the token; empty where there is none. What is no token at all is kept as it is,
   *     so that it is refused
   */
  private record Credentials(String scheme, String text) {
    static Credentials of(@Nullable String header) {
      if (header == null || header.isBlank()) {
        return new Credentials("Token", "");
      }
      String[] parts = header.strip().split("\\s+", 2);
      return switch (parts[0].toLowerCase(Locale.ROOT)) {
        case "token" -> new Credentials("Token", parts.length < 2 ? "-" : parts[1]);
        case "bearer" -> new Credentials("Bearer", parts.length < 2 ? "-" : parts[1]);
        default -> new Credentials("Token", "-");
      };
    }
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.nestedIfOptional().getNestedParameterType() == Caller.class;
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binder) {
    Object caller = request.getAttribute(CALLER, RequestAttributes.SCOPE_REQUEST);
    if (parameter.getParameterType() == Optional.class) {
      return Optional.ofNullable(caller);
    }
    if (caller == null) {
      throw new IllegalStateException("a handler takes a caller and does not say what it needs");
    }
    return caller;
  }
}
