# Interleave as an image: docker build -t interleave . (docs/scale.md tells how many to run)
FROM node:22-bookworm AS build
COPY --from=eclipse-temurin:25-jdk /opt/java/openjdk /opt/java/openjdk
ENV JAVA_HOME=/opt/java/openjdk
WORKDIR /src
COPY . .
# the launcher builds; what it would run with is put into one folder
RUN ./interleave --version \
    && mkdir /app \
    && cp target/interleave-*.jar $(tr ':' ' ' < target/classpath) /app/

FROM eclipse-temurin:25-jre
RUN useradd --create-home --uid 10001 interleave \
    && mkdir /data && chown interleave /data
COPY --from=build /app /app
USER interleave
VOLUME /data
ENV INTERLEAVE_DATA=/data
# a rule check or a suite of a kernel tree wants up to 2 GiB
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+UseParallelGC", \
  "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
  "-cp", "/app/*", "org.interleave.Interleave"]
CMD ["serve"]
