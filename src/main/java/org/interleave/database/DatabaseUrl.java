package org.interleave.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Where a PostgreSQL is and who we are there: the usual postgres:// form or a JDBC one. */
record DatabaseUrl(String jdbc, String user, String password) {

  static DatabaseUrl parse(String url) {
    if (url.startsWith("jdbc:postgresql:")) {
      return new DatabaseUrl(url, "", "");
    }
    if (!url.startsWith("postgres://") && !url.startsWith("postgresql://")) {
      throw new DatabaseException(
          "DATABASE_URL is not understood; write postgresql://USER:PASSWORD@HOST:PORT/DATABASE");
    }
    try {
      URI uri = URI.create(url);
      String[] credentials = String.valueOf(uri.getRawUserInfo()).split(":", 2);
      boolean named = uri.getRawUserInfo() != null;
      String host = uri.getHost() == null ? "localhost" : uri.getHost();
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      return new DatabaseUrl(
          "jdbc:postgresql://" + host + port + path + query,
          named ? decode(credentials[0]) : "",
          named && credentials.length > 1 ? decode(credentials[1]) : "");
    } catch (IllegalArgumentException e) {
      throw new DatabaseException(
          "DATABASE_URL is not a URL; write postgresql://USER:PASSWORD@HOST:PORT/DATABASE", e);
    }
  }

  Connection connect() throws SQLException {
    Properties properties = new Properties();
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
      properties.setProperty("password", password);
    }
    return DriverManager.getConnection(jdbc, properties);
  }

  /** For messages: without the password, which a JDBC URL may carry in its query. */
  String shown() {
    return jdbc.replaceFirst("\\?.*$", "");
  }

  private static String decode(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
