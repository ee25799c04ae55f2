module taketurns

go 1.26
