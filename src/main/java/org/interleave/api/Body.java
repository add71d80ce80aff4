package org.interleave.api;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body is read at once when it is asked for, unpacked and at most so long. Who is
 * not let in is turned away before that.
 */
final class Body extends HttpServletRequestWrapper {
  /** As it is after unpacking: a whole console log of a long run. */
  static final int MOST = 16 << 20;

  private static final String READ = Body.class.getName();

  private byte @Nullable [] bytes;

  private Body(HttpServletRequest request) {
    super(request);
  }

  static HttpServletRequest bounded(HttpServletRequest request) {
    return new Body(request);
  }

  /** The body that a handler was given; empty for none. */
  static byte[] of(HttpServletRequest request) {
    return request.getAttribute(READ) instanceof byte[] read ? read : new byte[0];
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    byte[] read = bytes;
    if (read == null) {
      read = unpacked();
      bytes = read;
      setAttribute(READ, read);
    }
    return new Stream(new ByteArrayInputStream(read));
  }

  private byte[] unpacked() throws IOException {
    if (getContentLengthLong() > MOST) {
      throw tooLarge();
    }
    String coding = getHeader("Content-Encoding");
    InputStream raw = super.getInputStream();
    return switch (coding == null ? "identity" : coding.strip().toLowerCase(Locale.ROOT)) {
      case "identity", "" -> bounded(raw);
      case "gzip", "x-gzip" -> {
        try {
          yield bounded(new GZIPInputStream(raw));
        } catch (ZipException | java.io.EOFException e) {
          throw Refusal.malformed(
              "The body is not gzip, as Content-Encoding says.", "Pack it whole, or not at all.");
        }
      }
      default ->
          throw new Refusal(
              Refusal.Kind.UNSUPPORTED,
              "The body is packed with a coding that is not taken.",
              "Use Content-Encoding: gzip, or none.");
    };
  }

  private static byte[] bounded(InputStream stream) throws IOException {
    byte[] read = stream.readNBytes(MOST + 1);
    if (read.length > MOST) {
      throw tooLarge();
    }
    return read;
  }

  private static Refusal tooLarge() {
    return new Refusal(
        Refusal.Kind.TOO_LARGE,
        "The body is larger than " + (MOST >> 20) + " MiB.",
        "Post the part of the log that has the reports, and a URL for the rest.");
  }

  private static final class Stream extends ServletInputStream {
    private final ByteArrayInputStream bytes;

    Stream(ByteArrayInputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return bytes.read(target, offset, length);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("the body is there already");
    }
  }
}
