# make run FILE=examples/vp.sde | test | fuzz COUNT=200000 SEED=1 | accept | format | lint | bench | coverage COUNT=1000 | closed-forms | memory
.PHONY: run test fuzz accept format lint bench coverage closed-forms memory setup
FILE ?= examples/vp.sde

run:
	./nec run $(FILE)

setup:
	@build/setup.sh

# Every test project, one after the other: the numeric ones take both cores. The last line counts them all.
test: setup
	@build/test.sh

# The compiler against random texts; without a SEED, a new one each time.
fuzz: setup
	@build/fuzz.sh $(or $(COUNT),200000) $(SEED)

# Takes the texts that the failing snapshot tests received for the right ones: look at `git diff` afterwards.
accept:
	@find tests -name '*.received.*' | while read -r f; do mv -v "$$f" "$$(echo "$$f" | sed 's/\.received\./.verified./')"; done

format: setup
	dotnet format NeuralEntropy.sln

lint: setup
	dotnet format NeuralEntropy.sln --verify-no-changes

# How often intervals of 95 % hold the truth, over so many seeds.
coverage: setup
	dotnet run -c Release --project bench/NeuralEntropy.Bench.csproj -- coverage $(or $(COUNT),1000)

# Estimates beside their closed forms.
closed-forms: setup
	dotnet run -c Release --project bench/NeuralEntropy.Bench.csproj -- closed-forms

# What a run keeps in memory, up to 10^8 evaluations.
memory: setup
	dotnet run -c Release --project bench/NeuralEntropy.Bench.csproj -- memory

bench: setup
	@./nec --version >/dev/null
	dotnet run -c Release --project bench/NeuralEntropy.Bench.csproj
