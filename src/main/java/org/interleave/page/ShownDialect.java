package org.interleave.page;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;
import org.unbescape.html.HtmlEscape;

/**
 * The attributes by which templates put text into a page: {@code il:text} for text of any origin,
 * with what is hidden made visible; {@code il:plain} for the same where no markup can be; {@code
 * il:html} for an {@link Html}; {@code il:day} and {@code il:minute} for an instant.
 */
@Component
final class ShownDialect extends AbstractProcessorDialect {
  /** As th:text, so that the two are taken at the same point. */
  private static final int PRECEDENCE = 1300;

  ShownDialect() {
    // among the standard attributes, not after them: th:block is gone by then
    super("Interleave", "il", StandardDialect.PROCESSOR_PRECEDENCE);
  }

  @Override
  public Set<IProcessor> getProcessors(String prefix) {
    Set<IProcessor> processors = new LinkedHashSet<>();
    processors.add(new Writer(prefix, "text", value -> Shown.html(value.toString()).markup()));
    processors.add(
        new Writer(
            prefix, "plain", value -> HtmlEscape.escapeHtml5Xml(Shown.plain(value.toString()))));
    processors.add(new Writer(prefix, "html", value -> ((Html) value).markup()));
    processors.add(new Writer(prefix, "day", value -> Times.day((Instant) value).markup()));
    processors.add(new Writer(prefix, "minute", value -> Times.minute((Instant) value).markup()));
    return processors;
  }

  /** Makes the markup of a value. */
  private interface Markup {
    String of(Object value);
  }

  private static final class Writer extends AbstractAttributeTagProcessor {
    private final Markup markup;

    Writer(String prefix, String name, Markup markup) {
      super(TemplateMode.HTML, prefix, null, false, name, true, PRECEDENCE, true);
      this.markup = markup;
    }

    @Override
    protected void doProcess(
        ITemplateContext context,
        IProcessableElementTag tag,
        AttributeName name,
        String value,
        IElementTagStructureHandler structure) {
      Object result =
          StandardExpressions.getExpressionParser(context.getConfiguration())
              .parseExpression(context, value)
              .execute(context);
      structure.setBody(result == null ? "" : markup.of(result), false);
    }
  }
}
