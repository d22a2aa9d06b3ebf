# Sourced by the scripts beside it: goes to the project's root, finds Node and a JDK or says plainly
# what to install, and knows how the jar is built and started. Written for bash 3.2 (macOS) and up.
set -euo pipefail
called_from=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Native access: the epoll transport. The rest: smaller objects, and half the machine at most.
jvm=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
  -XX:+UseCompactObjectHeaders -XX:+UseG1GC -XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError)

stop() { printf '%s\n' "$@" >&2; exit 1; }

jdk_number() { # the feature number of the JDK in a directory, 0 when there is none
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || { echo 0; return; }
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$( (/usr/libexec/java_home -v 25+ || dirname "$(dirname "$(readlink -f "$(command -v javac)")")") 2>/dev/null)"; do
    [ -n "$home" ] && [ "$(jdk_number "$home")" -ge 25 ] || continue
    export JAVA_HOME=$home
    return
  done
  stop "Khural needs a JDK 25 or newer, and none was found (JAVA_HOME, /usr/lib/jvm and the like)." \
    "Install one, for instance Temurin 25 from https://adoptium.net, or set JAVA_HOME to it."
}

find_node() {
  command -v node >/dev/null && command -v npm >/dev/null \
    && node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' \
    && return
  stop "Khural's web is built with Node 20.19 or newer and npm; found: $(node --version 2>/dev/null || echo none)." \
    "Install it from https://nodejs.org or with your package manager."
}

find_maven() {
  command -v mvn >/dev/null && return
  stop "Khural is built with Maven 3.8 or newer, and there is no mvn on the PATH." \
    "Install it from https://maven.apache.org or with your package manager."
}

find_tools() { find_node; find_maven; find_jdk; }

maven() { # quiet about Maven's own old libraries, loud about ours
  MAVEN_OPTS="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow" \
    mvn --batch-mode --no-transfer-progress "$@"
}

sources() { # one line that changes whenever something that the jar is made of does
  find pom.xml src/main web \( -name node_modules -o -path web/e2e \) -prune -o -type f -print0 \
    | xargs -0 cksum | sort | cksum
}

build_jar() { # nothing when nothing changed
  local now
  now=$(sources)
  [ -f target/khural.jar ] && [ "$(cat target/khural.sources 2>/dev/null)" = "$now" ] && return
  find_node
  find_maven
  echo "Building Khural (the first time this fetches its libraries and takes a minute or two)" >&2
  rm -f target/khural.jar # a server that still runs from it keeps its own copy
  maven -q package -Dmaven.test.skip=true
  echo "$now" >target/khural.sources
}
