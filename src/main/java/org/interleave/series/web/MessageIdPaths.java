package org.interleave.series.web;

import org.interleave.mail.MessageId;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads a Message-ID from an address, with or without its angle brackets. */
@Component
final class MessageIdPaths implements Converter<String, MessageId> {
  @Override
  public MessageId convert(String text) {
    boolean bracketed = text.startsWith("<") && text.endsWith(">") && text.length() > 2;
    return new MessageId(bracketed ? text.substring(1, text.length() - 1) : text);
  }
}
