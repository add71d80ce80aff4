package org.interleave.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/** Walks the MIME structure of one mail (RFC 2045) and keeps its header and its leaf parts. */
final class MimeParts {
  private static final int MOST_PARTS = 1000;
  private static final int DEEPEST = 40;

  /** Real mail breaks every limit of RFC 5322; the size of the whole was checked before. */
  private static final MimeConfig CONFIG =
      MimeConfig.custom()
          .setMaxLineLen(-1)
          .setMaxHeaderCount(-1)
          .setMaxHeaderLen(-1)
          .setMaxContentLen(-1)
          .setMalformedHeaderStartsBody(false)
          .build();

  /** Why a mail is given up. */
  static final class TooComplex extends Exception {
    private static final long serialVersionUID = 1L;

    TooComplex(String reason) {
      super(reason);
    }
  }

  /**
   * One leaf.
   *
   * @param alternative which multipart/alternative it is a form of; 0 for none
   * @param depth how many messages it is enclosed in besides its own
   */
  record Part(
      ContentField type, ContentField disposition, int alternative, int depth, byte[] content) {

    String fileName() {
      String name = disposition.parameter("filename");
      return name.isEmpty() ? type.parameter("name") : name;
    }

    boolean attached() {
      return disposition.type().equals("attachment");
    }
  }

  private final Header header = new Header();
  private final List<Part> parts = new ArrayList<>();
  private final Deque<Enclosing> stack = new ArrayDeque<>();
  private ContentField type = ContentField.NONE;
  private ContentField disposition = ContentField.NONE;
  private Header inner = header;
  private int alternatives;
  private byte[] preamble = new byte[0];
  private byte[] scratch = new byte[4096];

  private record Enclosing(boolean message, int alternative, boolean report) {}

  private MimeParts() {}

  static MimeParts read(byte[] raw, int offset) throws TooComplex {
    MimeParts parts = new MimeParts();
    MimeTokenStream stream = new MimeTokenStream(CONFIG, DecodeMonitor.SILENT, null, null);
    try {
      stream.parse(new ByteArrayInputStream(raw, offset, raw.length - offset));
      parts.walk(stream);
    } catch (MimeException e) {
      throw new TooComplex("broken MIME: " + e.getMessage());
    } catch (IOException e) {
      throw new TooComplex("broken content: " + e.getMessage());
    }
    return parts;
  }

  Header header() {
    return header;
  }

  List<Part> parts() {
    return parts;
  }

  /** What stands before the first part; all there is when the boundary never comes. */
  byte[] preamble() {
    return preamble;
  }

  private void walk(MimeTokenStream stream) throws MimeException, IOException, TooComplex {
    EntityState state = stream.getState();
    while (state != EntityState.T_END_OF_STREAM) {
      // the states are mime4j's, and only these carry something
      if (state == EntityState.T_FIELD) {
        field(stream.getField());
      } else if (state == EntityState.T_START_HEADER) {
        type = ContentField.NONE;
        disposition = ContentField.NONE;
      } else if (state == EntityState.T_START_MESSAGE) {
        startMessage();
      } else if (state == EntityState.T_START_MULTIPART) {
        startMultipart();
      } else if (state == EntityState.T_END_MESSAGE || state == EntityState.T_END_MULTIPART) {
        stack.poll();
      } else if (state == EntityState.T_END_HEADER) {
        endHeader();
      } else if (state == EntityState.T_PREAMBLE && preamble.length == 0) {
        preamble = stream.getInputStream().readAllBytes();
      } else if (state == EntityState.T_BODY) {
        byte[] content = content(stream.getDecodedInputStream());
        add(new Part(type, disposition, alternative(), depth(), content));
      }
      state = stream.next();
    }
  }

  /** readAllBytes would allocate 16 KiB and more for the few that most parts have. */
  private byte[] content(InputStream in) throws IOException {
    int size = 0;
    int read = in.read(scratch);
    while (read >= 0) {
      size += read;
      if (size == scratch.length) {
        scratch = Arrays.copyOf(scratch, size * 2);
      }
      read = in.read(scratch, size, scratch.length - size);
    }
    return Arrays.copyOf(scratch, size);
  }

  private void field(Field field) {
    String name = field.getName().toLowerCase(Locale.ROOT);
    if (name.equals("content-type")) {
      type = type == ContentField.NONE ? ContentField.parse(Header.value(field)) : type;
    } else if (name.equals("content-disposition")) {
      disposition = ContentField.parse(Header.value(field));
    }
    if (depth() == 0 && stack.size() <= 1) {
      header.add(name, field);
    } else if (inner != header) {
      inner.add(name, field);
    }
  }

  private void startMessage() throws TooComplex {
    boolean outermost = stack.isEmpty();
    push(new Enclosing(true, outermost ? 0 : alternative(), !outermost && inReport()));
    if (!outermost) {
      inner = new Header();
    }
  }

  private void startMultipart() throws TooComplex {
    boolean alternative = type.type().equals("multipart/alternative");
    int id = alternative() == 0 && alternative ? ++alternatives : alternative();
    push(new Enclosing(false, id, inReport() || type.type().equals("multipart/report")));
  }

  private void push(Enclosing enclosing) throws TooComplex {
    stack.push(enclosing);
    if (stack.size() > DEEPEST) {
      throw new TooComplex("MIME parts nested more than " + DEEPEST + " deep");
    }
  }

  /**
   * An attached mail's own header becomes in-body header lines, as git format-patch writes them.
   */
  private void endHeader() throws TooComplex {
    if (inner != header) {
      byte[] lines = inner.inBody();
      inner = header;
      if (lines.length > 0 && !inReport()) {
        add(new Part(Header.PLAIN_UTF_8, ContentField.NONE, alternative(), depth(), lines));
      }
    }
  }

  private void add(Part part) throws TooComplex {
    parts.add(part);
    if (parts.size() > MOST_PARTS) {
      throw new TooComplex("more than " + MOST_PARTS + " MIME parts");
    }
  }

  private boolean inReport() {
    Enclosing enclosing = stack.peek();
    return enclosing != null && enclosing.report();
  }

  private int alternative() {
    Enclosing enclosing = stack.peek();
    return enclosing == null ? 0 : enclosing.alternative();
  }

  private int depth() {
    int messages = 0;
    for (Enclosing enclosing : stack) {
      messages += enclosing.message() ? 1 : 0;
    }
    return Math.max(0, messages - 1);
  }
}
