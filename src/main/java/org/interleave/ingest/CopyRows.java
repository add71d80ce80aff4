package org.interleave.ingest;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows for {@code COPY … FROM STDIN (FORMAT binary)}, as "File Formats, Binary Format" in
 * PostgreSQL's reference of COPY has them. Fields are added in the order of the columns; nothing
 * needs to be quoted, whatever a mail says.
 */
public final class CopyRows {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final long POSTGRES_EPOCH_SECONDS = 946_684_800L;
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
  private static final int PIECE = 1 << 16;

  private final int columns;
  private byte[] bytes = Arrays.copyOf(SIGNATURE, 1 << 14);
  private int size = SIGNATURE.length;
  private int fields;
  private int rows;

  public CopyRows(int columns) {
    this.columns = columns;
    this.fields = columns;
  }

  public int rows() {
    return rows;
  }

  public CopyRows row() {
    if (fields != columns) {
      throw new IllegalStateException("a row has " + fields + " of " + columns + " columns");
    }
    fields = 0;
    rows++;
    return shortInteger(columns);
  }

  public CopyRows number(long value) {
    return field(8).longInteger(value);
  }

  public CopyRows number(int value) {
    return field(4).integer(value);
  }

  public CopyRows smallNumber(int value) {
    return field(2).shortInteger(value);
  }

  public CopyRows truth(boolean value) {
    field(1);
    bytes[size++] = (byte) (value ? 1 : 0);
    return this;
  }

  public CopyRows text(@Nullable String value) {
    if (value == null) {
      return nothing();
    }
    return blob(storable(value).getBytes(StandardCharsets.UTF_8));
  }

  /** Times outside of the years 1 to 9999 become the nearest of those. */
  public CopyRows time(@Nullable Instant value) {
    if (value == null) {
      return nothing();
    }
    Instant time = storable(value);
    return field(8)
        .longInteger(
            (time.getEpochSecond() - POSTGRES_EPOCH_SECONDS) * 1_000_000L + time.getNano() / 1000);
  }

  public CopyRows uuid(UUID value) {
    return field(16)
        .longInteger(value.getMostSignificantBits())
        .longInteger(value.getLeastSignificantBits());
  }

  public CopyRows blob(byte[] value) {
    return blob(value, value.length);
  }

  /** The first bytes of an array. */
  public CopyRows blob(byte[] value, int length) {
    field(length);
    System.arraycopy(value, 0, bytes, size, length);
    size += length;
    return this;
  }

  public CopyRows nothing() {
    fields++;
    return room(4).integer(-1);
  }

  /** Sends the rows; {@code copy} is a whole COPY statement. */
  public void into(Connection connection, String copy) throws SQLException {
    if (rows == 0) {
      return;
    }
    if (fields != columns) {
      throw new IllegalStateException("a row has " + fields + " of " + columns + " columns");
    }
    shortInteger(-1);
    CopyIn sending = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
    try {
      for (int at = 0; at < size; at += PIECE) {
        sending.writeToCopy(bytes, at, Math.min(PIECE, size - at));
      }
      sending.endCopy();
    } finally {
      if (sending.isActive()) {
        sending.cancelCopy();
      }
    }
  }

  /** U+0000 has no place in PostgreSQL's text. */
  public static String storable(String value) {
    return value.indexOf('\0') < 0 ? value : value.replace('\0', '\uFFFD');
  }

  /** Dates in mail are what people's clocks and forgers say. */
  public static Instant storable(Instant value) {
    return value.isBefore(EARLIEST) ? EARLIEST : value.isAfter(LATEST) ? LATEST : value;
  }

  private CopyRows field(int length) {
    fields++;
    return room(length + 4).integer(length);
  }

  private CopyRows room(int more) {
    if (bytes.length - size < more + 32) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more + 32));
    }
    return this;
  }

  private CopyRows shortInteger(int value) {
    room(2);
    bytes[size++] = (byte) (value >> 8);
    bytes[size++] = (byte) value;
    return this;
  }

  private CopyRows integer(int value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >> shift);
    }
    return this;
  }

  private CopyRows longInteger(long value) {
    return integer((int) (value >> 32)).integer((int) value);
  }
}
